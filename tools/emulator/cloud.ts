import { autoscalePath, createAutoscale } from './autoscale/service.ts'
import { createBlockStorage } from './block-storage/service.ts'
import { createCompute } from './compute/service.ts'
import type { Authenticator, EmulatedService } from './http/service.ts'
import { type CatalogService, createCatalog } from './identity/catalog.ts'
import type { Project, User } from './identity/directory.ts'
import { newId } from './identity/secrets.ts'
import { type Seed, type SeedPasswords, seedDirectory } from './identity/seed.ts'
import { createIdentityService } from './identity/service.ts'
import { TokenStore } from './identity/tokens.ts'
import { createVersionOneAuth } from './identity/version-one.ts'
import { ImageStore } from './image/image-store.ts'
import { seedImages } from './image/seed-images.ts'
import { createImageService } from './image/service.ts'
import { createImportExport } from './import-export/service.ts'
import { createObjectStorage } from './object-storage/service.ts'
import { createOrchestration } from './orchestration/service.ts'
import { faultsByService, type PlannedFault } from './planned-fault.ts'
import type { ReadyInfo, UserInfo } from './ready-info.ts'
import { createSap, type SubnetInfo } from './sap/service.ts'
import { Timeline } from './timeline.ts'

export interface CloudOptions {
  /** The server's URL without a path. */
  baseUrl: string
  region: string
  tokenLifetimeMs: number
  dataFolder: string
  /** Milliseconds since the epoch. */
  clock: () => number
  passwords: SeedPasswords
  /** Milliseconds that each step of a resource's life takes, e.g. from BUILD to ACTIVE. */
  stepMs: number
  minuteMs: number
  /** What fails because no client can make it fail. */
  faults: readonly PlannedFault[]
}

export interface Cloud {
  info: ReadyInfo
  /** All services behind one server, told apart by the path. */
  service: EmulatedService
}

/** The services of one emulated cloud, joined: who may come in, what identity announces, and where each is mounted. */
export function createCloud(options: CloudOptions): Cloud {
  const { baseUrl, clock, dataFolder, passwords, region } = options
  const authUrl = `${baseUrl}/v3`
  const seed = seedDirectory(passwords)
  const tokens = new TokenStore(clock, options.tokenLifetimeMs)
  const authenticator: Authenticator = { authenticate: token => tokens.find(token)?.caller }
  const storageUrl = (project: Project): string => `${baseUrl}/v1/AUTH_${project.id}`
  const announced: CatalogService[] = [
    { type: 'identity', name: 'keystone', url: () => authUrl },
    { type: 'object-store', name: 'swift', url: storageUrl },
    { type: 'image', name: 'glance', url: () => `${baseUrl}/image` },
    { type: 'blockstoragev2', name: 'cinder', url: project => `${baseUrl}/volume/v2/${project.id}` },
    { type: 'sap', name: 'sap', url: () => `${baseUrl}/sap` },
    { type: 'import-export', name: 'import-export', url: () => `${baseUrl}/import-export` },
    { type: 'compute', name: 'nova', url: project => `${baseUrl}/compute/v2/${project.id}` },
    { type: 'orchestration', name: 'heat', url: project => `${baseUrl}/orchestration/v1/${project.id}` },
    { type: 'autoscale', name: 'autoscale', url: () => `${baseUrl}${autoscalePath}` },
  ]
  const registry = { directory: seed.directory, tokens, clock }
  const identity = createIdentityService({ ...registry, authUrl, catalog: createCatalog(announced, region) })
  const versionOne = createVersionOneAuth({ ...registry, storageUrl })
  const objectStorage = createObjectStorage({ authenticator, dataFolder, clock })

  const timeline = new Timeline(clock, options.stepMs)
  const images = new ImageStore(clock)
  seedImages(images, newId())
  const image = createImageService({ authenticator, origin: baseUrl, images, settle: () => timeline.settle() })
  const storage = createBlockStorage({ authenticator, origin: baseUrl, timeline, images })
  const compute = createCompute({
    authenticator,
    origin: baseUrl,
    projects: [seed.demo.defaultProject, seed.alternate.defaultProject],
    timeline,
    images,
    volumes: storage.volumes,
    snapshots: storage.snapshots,
  })
  const faults = faultsByService(options.faults, ['sap', 'import-export'])
  const sap = createSap({
    authenticator,
    origin: baseUrl,
    timeline,
    projects: [...seed.directory.projects.values()].map(({ id, domain }) => ({ id, domainId: domain.id })),
    enabled: [seed.demo.defaultProject.id, seed.alternate.defaultProject.id],
    faults: faults.sap,
  })
  const importExport = createImportExport({
    authenticator,
    origin: baseUrl,
    timeline,
    images,
    faults: faults['import-export'],
  })
  const orchestration = createOrchestration({ authenticator, origin: baseUrl, timeline })
  const mounted: readonly (readonly [prefix: string, service: EmulatedService])[] = [
    ['/v1', objectStorage],
    ['/image/', image],
    ['/volume/', storage.service],
    ['/compute/', compute],
    ['/sap/', sap.service],
    ['/orchestration/', orchestration.service],
    [autoscalePath, createAutoscale({ authenticator, timeline, orchestration, minuteMs: options.minuteMs })],
    ['/import-export/', importExport],
    ['/v3', identity],
    ['/auth', versionOne],
  ]

  function choose(path: string): EmulatedService {
    if (path === '/') return identity
    // A service's root may be named without its slash.
    return mounted.find(([prefix]) => path.startsWith(prefix) || `${path}/` === prefix)?.[1] ?? objectStorage
  }

  const service: EmulatedService = {
    handle: (request, response) => choose(request.url ?? '/').handle(request, response),
    close: async () => {
      await Promise.all(mounted.map(([, part]) => part.close()))
    },
  }
  const sapSubnets = sap.subnetsOf(seed.demo.defaultProject.id)
  const endpoints = Object.fromEntries(announced.map(({ type, url }) => [type, url(seed.demo.defaultProject)]))
  return { info: describe(seed, tokens, { authUrl, baseUrl, region, endpoints, sapSubnets, now: clock() }), service }
}

interface Location {
  authUrl: string
  baseUrl: string
  region: string
  endpoints: Record<string, string>
  sapSubnets: SubnetInfo[]
  now: number
}

function describe(seed: Seed, tokens: TokenStore, location: Location): ReadyInfo {
  const { demo, alternate, reader, applicationCredential } = seed
  const { id, secret } = applicationCredential
  const project = demo.defaultProject
  const expired = tokens.issue({
    user: demo,
    methods: ['password'],
    project,
    roles: seed.directory.rolesOf(demo, project),
    expiresAt: location.now - 1000,
  })
  const [main, other, third] = [infoOf(demo), infoOf(alternate), infoOf(reader)]
  return {
    authUrl: location.authUrl,
    endpoints: location.endpoints,
    region: location.region,
    ...main,
    domain: demo.domain.name,
    tempauth: {
      authUrl: `${location.baseUrl}/auth/v1.0`,
      user: `${main.project}:${main.username}`,
      key: main.password,
    },
    alternate: other,
    reader: third,
    roleUsers: Object.fromEntries(seed.roleUsers.map(user => [user.name, infoOf(user)])),
    sapSubnets: location.sapSubnets,
    applicationCredential: { id, secret },
    expiredToken: expired.id,
  }
}

function infoOf({ name, password, defaultProject }: User): UserInfo {
  return { username: name, password, project: defaultProject.name }
}
