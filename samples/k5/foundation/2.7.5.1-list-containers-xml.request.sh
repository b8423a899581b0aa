curl -i $publicURL?format=xml -X GET -H "X-Auth-Token: $token"
