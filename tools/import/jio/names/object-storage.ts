/** Names of the operations of object storage; see `readNames` for the form. */
export const objectStorageNames = `
# object-storage
GET v1/{account} | object-storage.containers.list | List containers
HEAD v1/{account} | object-storage.accounts.show | Show account metadata
POST v1/{account} | object-storage.accounts.update | Create or update account metadata
POST v1/{account} | object-storage.accounts.delete-metadata | Delete account metadata
GET v1/{account}/{container} | object-storage.objects.list | List objects
PUT v1/{account}/{container} | object-storage.containers.create | Create container
DELETE v1/{account}/{container} | object-storage.containers.delete | Delete container
HEAD v1/{account}/{container} | object-storage.containers.show | Show container metadata
POST v1/{account}/{container} | object-storage.containers.update | Create or update container metadata
GET v1/{account}/{container}/{object} | object-storage.objects.download | Download object
PUT v1/{account}/{container}/{object} | object-storage.objects.upload | Upload object
DELETE v1/{account}/{container}/{object} | object-storage.objects.delete | Delete object
COPY v1/{account}/{container}/{object} | object-storage.objects.copy | Copy object
HEAD v1/{account}/{container}/{object} | object-storage.objects.show | Show object metadata
POST v1/{account}/{container}/{object} | object-storage.objects.update | Update object metadata
`
