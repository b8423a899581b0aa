curl -i $publicURL/janeausten/goodbye -X GET -H "X-Auth-Token: $token"
