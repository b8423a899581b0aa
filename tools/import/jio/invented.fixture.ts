import { type JioForm, readNames } from './form.ts'

/** The form of `fixtures/jio.txt`. */
export const inventedForm: JioForm = {
  services: {
    'Lending API': { service: 'lending', prefixes: ['/v7/{town_id}'] },
    'Attic Storage API': { service: 'attic-storage', prefixes: ['/v8/{attic}'] },
  },
  names: readNames([
    `
# lending.shelves
GET v7/{town_id}/shelves | lending.shelves.list | List shelves
POST v7/{town_id}/shelves | lending.shelves.create | Create shelf
GET v7/{town_id}/shelves/{shelf_id} | lending.shelves.show | Show shelf
PUT v7/{town_id}/shelves/{shelf_id} | lending.shelves.paint | Paint shelf
DELETE v7/{town_id}/shelves/{shelf_id} | lending.shelves.delete | Delete shelf
# lending.shelf-images
GET v7 | lending.versions.show | Show version
GET v7/pictures/{picture_id} | lending.pictures.show | Show picture
POST v7/{town_id} | lending.pictures.create | Create picture
GET v7/{town_id}/os-pictures/old-ones | lending.pictures.list-old | List old pictures
# lending.actions
POST v7/{town_id}/shelves/{shelf_id}/action | lending.shelves.dust | Dust shelf
POST v7/{town_id}/shelves/{shelf_id}/action | lending.shelves.close | Close shelf | os-close
# lending.actions-2
GET v7/{town_id}/shelves/{shelf_id}/os-shelf-actions | lending.actions.list | List actions
GET v7/{town_id}/shelves/{shelf_id}/os-shelf-actions/{action_id} | lending.actions.show | Show action
# lending.borrowers
GET v7/{town_id}/shelves | lending.shelves.list-borrowers | List shelves with borrowers
# attic-storage
GET v8/{attic} | attic-storage.boxes.list | List boxes
COPY v8/{attic}/{box} | attic-storage.boxes.copy | Copy box
`,
  ]),
  words: ['os-shelf-actions', 'os-pictures', 'old-ones'],
}
