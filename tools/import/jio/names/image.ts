/** Names of the operations of images; see `readNames` for the form. */
export const imageNames = `
# image.images
GET v2/images | image.images.list | List images
POST v2/images | image.images.create | Create image
GET v2/images/{image_id} | image.images.show | Show image
PATCH v2/images/{image_id} | image.images.update | Update image
DELETE v2/images/{image_id} | image.images.delete | Delete image
PUT v2/images/{image_id}/file | image.images.upload | Upload data of image
GET v2/images/{image_id}/file | image.images.download | Download data of image
PUT v2/images/{image_id}/tags/{tag} | image.tags.create | Add tag to image
DELETE v2/images/{image_id}/tags/{tag} | image.tags.delete | Delete tag of image
GET v2/images/{image_id}/members | image.members.list | List members of image
POST v2/images/{image_id}/members | image.members.create | Create member of image
GET v2/images/{image_id}/members/{member_id} | image.members.show | Show member of image
DELETE v2/images/{image_id}/members/{member_id} | image.members.delete | Delete member of image
PUT v2/images/{image_id}/members/{member_id} | image.members.update | Update member of image
GET v1/images | image.images.list-v1 | List images (v1)
POST v1/images | image.images.create-v1 | Register image (v1)
GET v1/images/detail | image.images.list-details-v1 | List images (detailed, v1)
GET v1/images/{image_id} | image.images.show-v1 | Show image (v1)
PUT v1/images/{image_id} | image.images.update-v1 | Update image (v1)
DELETE v1/images/{image_id} | image.images.delete-v1 | Delete image (v1)
PUT v1/images/{image_id}/members | image.members.replace-v1 | Replace members of image (v1)
PUT v1/images/{image_id}/members/{owner_id} | image.members.create-v1 | Add member to image (v1)
DELETE v1/images/{image_id}/members/{owner_id} | image.members.delete-v1 | Remove member from image (v1)
GET v1/shared-images/{owner} | image.shared-images.list-v1 | List images shared with owner (v1)
# image.image-schemas
GET v2/schemas/images | image.schemas.show-images | Show schema of list of images
GET v2/schemas/image | image.schemas.show-image | Show schema of image
GET v2/schemas/members | image.schemas.show-members | Show schema of list of members
GET v2/schemas/member | image.schemas.show-member | Show schema of member
`
