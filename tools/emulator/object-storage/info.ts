import type { IncomingMessage, ServerResponse } from 'node:http'
import { sendReply } from '../http/reply.ts'
import { limits } from './limits.ts'

/** What clients learn of the service before they log in: the features there are and their limits, in Swift's words. */
const features = {
  swift: {
    version: '2.7.0',
    max_file_size: limits.maximumObjectBytes,
    max_meta_name_length: limits.metadataNameBytes,
    max_meta_value_length: limits.metadataValueBytes,
    max_meta_count: limits.metadataCount,
    max_meta_overall_size: limits.metadataTotalBytes,
    max_header_size: limits.headerBytes,
    max_object_name_length: limits.objectNameBytes,
    max_account_name_length: limits.accountNameBytes,
    max_container_name_length: limits.containerNameBytes,
    container_listing_limit: limits.listing,
    account_listing_limit: limits.listing,
    account_autocreate: true,
    allow_account_management: false,
    policies: [{ name: 'Policy-0', aliases: 'Policy-0', default: true }],
  },
  slo: {
    max_manifest_segments: limits.manifestSegments,
    max_manifest_size: limits.manifestBytes,
    min_segment_size: 1,
  },
  bulk_delete: { max_deletes_per_request: limits.bulkDeletes, max_failed_deletes: limits.bulkFailures },
  tempurl: {
    methods: ['GET', 'HEAD', 'PUT', 'POST', 'DELETE'],
    outgoing_remove_headers: ['x-object-meta-*'],
    outgoing_allow_headers: ['x-object-meta-public-*'],
    allowed_digests: ['sha1', 'sha256', 'sha512'],
  },
  versioned_writes: { allowed_flags: ['x-versions-location', 'x-history-location'] },
  staticweb: {},
}

/** Answers what stands beside the accounts; false when the path is not one of them. */
export function answerInfo(request: IncomingMessage, response: ServerResponse): boolean {
  const readable = request.method === 'GET' || request.method === 'HEAD'
  const path = request.url?.split('?')[0]
  if (!readable || (path !== '/info' && path !== '/healthcheck')) return false
  if (path === '/info') {
    const body = JSON.stringify(features)
    sendReply(response, 200, { 'Content-Type': 'application/json; charset=UTF-8' }, body)
  } else sendReply(response, 200, { 'Content-Type': 'text/plain' }, 'OK')
  return true
}
