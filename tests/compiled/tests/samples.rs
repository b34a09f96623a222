//! Samples of types: the document's examples, and values that fit the schemas.
#![allow(clippy::unwrap_used)]

use golden_samples::types::{
    Contact, Dog, GetDogResponse404, Owner, Walk, WalkPlace, WalkPlaceCity,
    WalkPlaceLatitudeAndLongitude, WalkStage,
};

#[test]
fn an_example_is_the_sample() {
    let dog = Dog::sample();
    assert_eq!(dog.name, "Rex");
    assert_eq!(dog.born.as_str(), "2021-03-04");
    assert_eq!(dog.chip, Some(985_112_004_783_921));
    let motto = r###"He says "#woof#" and \ "##" more"###;
    assert_eq!(dog.motto.as_deref(), Some(motto));
    let Contact::Letter(letter) = dog.owner.contact else {
        panic!("{:?}", dog.owner.contact);
    };
    assert_eq!(letter.street, "Elm Street 5");
}

#[test]
fn the_rest_of_a_value_is_its_sample() {
    let rex = Dog {
        name: "Fido".to_owned(),
        ..Dog::sample()
    };
    assert_eq!((rex.name.as_str(), rex.chip), ("Fido", Dog::sample().chip));
}

#[test]
fn what_has_no_example_is_made_from_its_schema() {
    let walk = Walk::sample();
    assert_eq!(walk.stage, WalkStage::Planned);
    assert!(walk.id.is_valid());
    assert!(walk.steps >= 100, "{}", walk.steps);
    assert_ne!(walk.distance, 0.0);
    assert_eq!(walk.place, WalkPlace::sample());
}

#[test]
fn an_example_that_lacks_a_required_property_isnt_used() {
    assert_eq!(Owner::sample().name, "sample");
}

#[test]
fn a_type_that_contains_itself_ends() {
    let next = Walk::sample().next.unwrap();
    assert_eq!(next.next, None);
}

#[test]
fn unions_and_inline_types_have_samples() {
    let Contact::Phone(phone) = Contact::sample() else {
        panic!("{:?}", Contact::sample());
    };
    assert_eq!(phone.number, "sample");
    assert_eq!(WalkPlaceCity::sample().city, "sample");
    assert_eq!(WalkPlaceLatitudeAndLongitude::sample().latitude, 1.0);
    assert_eq!(GetDogResponse404::sample().alternatives, []);
}
