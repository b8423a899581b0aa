curl -i $publicURL?format=json -X GET -H "X-Auth-Token: $token"
