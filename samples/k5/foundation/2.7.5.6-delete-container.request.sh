curl -i $publicURL/steven -X DELETE -H "X-Auth-Token: $token"
