//! The types as Callwright writes them.

use callwright::__private::v1 as wire;

#[derive(Clone)]
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

wire::object!(Repository { id "id!", node_id "node_id!", name "name!", full_name "full_name!", private "private!", owner "owner!", html_url "html_url!", description "description+", fork "fork!", topics "topics!", size "size!", score "score!", visibility "visibility!", permissions "permissions!", created_at "created_at!", updated_at "updated_at!", homepage "homepage?", license "license?" });

#[derive(Clone)]
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

wire::object!(User { login "login!", id "id!", avatar_url "avatar_url!", url "url!", r#type "type!", site_admin "site_admin!", name "name?", email "email?" });

wire::text_enums! {
    pub enum Visibility {
        Public = "public",
        Private = "private",
        Internal = "internal",
    }
}

#[derive(Clone)]
pub struct Permissions {
    pub admin: bool,
    pub push: bool,
    pub pull: bool,
}

wire::object!(Permissions { admin "admin!", push "push!", pull "pull!" });

#[derive(Clone)]
pub struct License {
    pub key: String,
    pub name: String,
    pub spdx_id: String,
}

wire::object!(License { key "key!", name "name!", spdx_id "spdx_id!" });

wire::tagged_unions! {
    pub enum Event by "type" {
        Push(Push) add "push",
        Star(Star) add "star",
        Fork(Fork) add "fork",
    }
}

#[derive(Clone)]
pub struct Push {
    pub r#ref: String,
    pub commits: i64,
    pub pusher: User,
}

wire::object!(Push { r#ref "ref!", commits "commits!", pusher "pusher!" });

#[derive(Clone)]
pub struct Star {
    pub starred_at: String,
    pub user: User,
}

wire::object!(Star { starred_at "starred_at!", user "user!" });

#[derive(Clone)]
pub struct Fork {
    pub forkee: Box<Repository>,
}

wire::object!(Fork { forkee "forkee!" });
