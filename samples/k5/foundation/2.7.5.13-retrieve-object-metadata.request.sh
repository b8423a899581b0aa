curl -i $publicURL/marktwain/goodbye -X HEAD -H "X-Auth-Token:$token"
