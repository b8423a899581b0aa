curl -i $publicURL/marktwain/goodbye -X GET -H "X-Auth-Token: $token"
