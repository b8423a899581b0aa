curl -i $publicURL/marktwain/helloworld -X DELETE -H "X-Auth-Token: $token"
