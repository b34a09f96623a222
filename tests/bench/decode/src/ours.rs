//! The types as Callwright writes them.

use callwright::__private::v1 as wire;
use callwright::types::Value;

#[derive(Clone, Debug, PartialEq)]
pub struct Repository {
    pub id: i64,
    pub node_id: String,
    pub name: String,
    pub full_name: String,
    pub private: bool,
    pub owner: User,
    pub html_url: String,
    pub description: Option<String>,
    pub fork: bool,
    pub topics: Vec<String>,
    pub size: i64,
    pub score: f64,
    pub visibility: Visibility,
    pub permissions: Permissions,
    pub created_at: String,
    pub updated_at: String,
    pub homepage: Option<String>,
    pub license: Option<Box<License>>,
}

wire::object!(Repository {
    0 req id "id" i64, 1 req node_id "node_id" String, 2 req name "name" String,
    3 req full_name "full_name" String, 4 req private "private" bool, 5 req owner "owner" User,
    6 req html_url "html_url" String, 7 nul description "description", 8 req fork "fork" bool,
    9 req topics "topics" Vec<String>, 10 req size "size" i64, 11 req score "score" f64,
    12 req visibility "visibility" Visibility, 13 req permissions "permissions" Permissions,
    14 req created_at "created_at" String, 15 req updated_at "updated_at" String,
    16 opt homepage "homepage", 17 opt license "license"
});

#[derive(Clone, Debug, PartialEq)]
pub struct User {
    pub login: String,
    pub id: i64,
    pub avatar_url: String,
    pub url: String,
    pub r#type: String,
    pub site_admin: bool,
    pub name: Option<String>,
    pub email: Option<String>,
}

wire::object!(User {
    0 req login "login" String, 1 req id "id" i64, 2 req avatar_url "avatar_url" String,
    3 req url "url" String, 4 req r#type "type" String, 5 req site_admin "site_admin" bool,
    6 opt name "name", 7 opt email "email"
});

#[derive(Clone, Debug, PartialEq)]
pub enum Visibility {
    Public,
    Private,
    Internal,
    Unknown(String),
}

wire::text_enum!(Visibility { Public "public", Private "private", Internal "internal" });

#[derive(Clone, Debug, PartialEq)]
pub struct Permissions {
    pub admin: bool,
    pub push: bool,
    pub pull: bool,
}

wire::object!(Permissions { 0 req admin "admin" bool, 1 req push "push" bool, 2 req pull "pull" bool });

#[derive(Clone, Debug, PartialEq)]
pub struct License {
    pub key: String,
    pub name: String,
    pub spdx_id: String,
}

wire::object!(License { 0 req key "key" String, 1 req name "name" String, 2 req spdx_id "spdx_id" String });

#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    Push(Push),
    Star(Star),
    Fork(Fork),
    Unknown(Value),
}

wire::tagged!(Event "type" { Push add "push", Star add "star", Fork add "fork" });

#[derive(Clone, Debug, PartialEq)]
pub struct Push {
    pub r#ref: String,
    pub commits: i64,
    pub pusher: User,
}

wire::object!(Push { 0 req r#ref "ref" String, 1 req commits "commits" i64, 2 req pusher "pusher" User });

#[derive(Clone, Debug, PartialEq)]
pub struct Star {
    pub starred_at: String,
    pub user: User,
}

wire::object!(Star { 0 req starred_at "starred_at" String, 1 req user "user" User });

#[derive(Clone, Debug, PartialEq)]
pub struct Fork {
    pub forkee: Box<Repository>,
}

wire::object!(Fork { 0 req forkee "forkee" Box<Repository> });
