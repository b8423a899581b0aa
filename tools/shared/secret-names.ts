/** Headers whose value is always a secret (lower case). */
export const secretHeaders: readonly string[] = [
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'x-auth-token',
  'x-subject-token',
  'x-service-token',
  'x-storage-token',
  'x-auth-key',
  'x-storage-pass',
  'x-account-meta-temp-url-key',
  'x-account-meta-temp-url-key-2',
  'x-container-meta-temp-url-key',
  'x-container-meta-temp-url-key-2',
]

/** Parameters of a query. */
export const secretQuery: readonly string[] = ['temp_url_sig', 'signature', 'token']

/** Members of JSON. */
export const secretMembers: readonly string[] = [
  'adminPass',
  'admin_pass',
  'password',
  'original_password',
  'private_key',
  'user_data',
  'secret',
  'access_token',
  'api_key',
  'token_id',
]
