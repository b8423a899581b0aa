curl -i $publicURL -X HEAD -H "X-Auth-Token: $token"
