curl -i $publicURL/marktwain -X HEAD -H "X-Auth-Token: $token"
