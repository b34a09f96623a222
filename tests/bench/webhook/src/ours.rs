//! The types as Callwright writes them.

use std::collections::BTreeMap;

use callwright::__private::v1 as wire;
use callwright::types::Value;

#[derive(Clone)]
pub struct IssuesOpened {
    pub action: String,
    pub issue: Issue,
    pub repository: Repository,
    pub sender: User,
}

wire::object!(IssuesOpened { action "action!", issue "issue!", repository "repository!", sender "sender!" });

#[derive(Clone)]
pub struct Issue {
    pub url: String,
    pub repository_url: String,
    pub labels_url: String,
    pub comments_url: String,
    pub events_url: String,
    pub html_url: String,
    pub id: i64,
    pub node_id: String,
    pub number: i64,
    pub title: String,
    pub user: User,
    pub labels: Vec<Label>,
    pub state: String,
    pub locked: bool,
    pub assignee: Option<User>,
    pub assignees: Vec<User>,
    pub milestone: Option<Milestone>,
    pub comments: i64,
    pub created_at: String,
    pub updated_at: String,
    pub closed_at: Option<String>,
    pub author_association: String,
    pub active_lock_reason: Option<String>,
    pub body: Option<String>,
    pub reactions: Option<Reactions>,
    pub draft: Option<bool>,
}

wire::object!(Issue { url "url!", repository_url "repository_url!", labels_url "labels_url!", comments_url "comments_url!", events_url "events_url!", html_url "html_url!", id "id!", node_id "node_id!", number "number!", title "title!", user "user!", labels "labels!", state "state!", locked "locked!", assignee "assignee+", assignees "assignees!", milestone "milestone+", comments "comments!", created_at "created_at!", updated_at "updated_at!", closed_at "closed_at+", author_association "author_association!", active_lock_reason "active_lock_reason+", body "body+", reactions "reactions?", draft "draft?" });

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
    pub url: String,
    pub forks_url: String,
    pub keys_url: String,
    pub collaborators_url: String,
    pub teams_url: String,
    pub hooks_url: String,
    pub issue_events_url: String,
    pub events_url: String,
    pub assignees_url: String,
    pub branches_url: String,
    pub tags_url: String,
    pub blobs_url: String,
    pub git_tags_url: String,
    pub git_refs_url: String,
    pub trees_url: String,
    pub statuses_url: String,
    pub languages_url: String,
    pub stargazers_url: String,
    pub contributors_url: String,
    pub subscribers_url: String,
    pub subscription_url: String,
    pub commits_url: String,
    pub git_commits_url: String,
    pub comments_url: String,
    pub issue_comment_url: String,
    pub contents_url: String,
    pub compare_url: String,
    pub merges_url: String,
    pub archive_url: String,
    pub downloads_url: String,
    pub issues_url: String,
    pub pulls_url: String,
    pub milestones_url: String,
    pub notifications_url: String,
    pub labels_url: String,
    pub releases_url: String,
    pub deployments_url: String,
    pub created_at: String,
    pub updated_at: String,
    pub pushed_at: String,
    pub git_url: String,
    pub ssh_url: String,
    pub clone_url: String,
    pub svn_url: String,
    pub homepage: Option<String>,
    pub size: i64,
    pub stargazers_count: i64,
    pub watchers_count: i64,
    pub language: Option<String>,
    pub has_issues: bool,
    pub has_projects: bool,
    pub has_downloads: bool,
    pub has_wiki: bool,
    pub has_pages: bool,
    pub forks_count: i64,
    pub mirror_url: Option<String>,
    pub archived: bool,
    pub disabled: bool,
    pub open_issues_count: i64,
    pub license: Option<String>,
    pub forks: i64,
    pub open_issues: i64,
    pub watchers: i64,
    pub default_branch: String,
    pub is_template: bool,
    pub topics: Vec<String>,
    pub visibility: String,
    pub web_commit_signoff_required: bool,
    pub custom_properties: Option<BTreeMap<String, Value>>,
}

wire::object!(Repository { id "id!", node_id "node_id!", name "name!", full_name "full_name!", private "private!", owner "owner!", html_url "html_url!", description "description+", fork "fork!", url "url!", forks_url "forks_url!", keys_url "keys_url!", collaborators_url "collaborators_url!", teams_url "teams_url!", hooks_url "hooks_url!", issue_events_url "issue_events_url!", events_url "events_url!", assignees_url "assignees_url!", branches_url "branches_url!", tags_url "tags_url!", blobs_url "blobs_url!", git_tags_url "git_tags_url!", git_refs_url "git_refs_url!", trees_url "trees_url!", statuses_url "statuses_url!", languages_url "languages_url!", stargazers_url "stargazers_url!", contributors_url "contributors_url!", subscribers_url "subscribers_url!", subscription_url "subscription_url!", commits_url "commits_url!", git_commits_url "git_commits_url!"; comments_url "comments_url!", issue_comment_url "issue_comment_url!", contents_url "contents_url!", compare_url "compare_url!", merges_url "merges_url!", archive_url "archive_url!", downloads_url "downloads_url!", issues_url "issues_url!", pulls_url "pulls_url!", milestones_url "milestones_url!", notifications_url "notifications_url!", labels_url "labels_url!", releases_url "releases_url!", deployments_url "deployments_url!", created_at "created_at!", updated_at "updated_at!", pushed_at "pushed_at!", git_url "git_url!", ssh_url "ssh_url!", clone_url "clone_url!", svn_url "svn_url!", homepage "homepage+", size "size!", stargazers_count "stargazers_count!", watchers_count "watchers_count!", language "language+", has_issues "has_issues!", has_projects "has_projects!", has_downloads "has_downloads!", has_wiki "has_wiki!", has_pages "has_pages!", forks_count "forks_count!"; mirror_url "mirror_url+", archived "archived!", disabled "disabled!", open_issues_count "open_issues_count!", license "license+", forks "forks!", open_issues "open_issues!", watchers "watchers!", default_branch "default_branch!", is_template "is_template!", topics "topics!", visibility "visibility!", web_commit_signoff_required "web_commit_signoff_required!", custom_properties "custom_properties?" });

#[derive(Clone)]
pub struct User {
    pub login: String,
    pub id: i64,
    pub node_id: String,
    pub avatar_url: String,
    pub gravatar_id: String,
    pub url: String,
    pub html_url: String,
    pub followers_url: String,
    pub following_url: String,
    pub gists_url: String,
    pub starred_url: String,
    pub subscriptions_url: String,
    pub organizations_url: String,
    pub repos_url: String,
    pub events_url: String,
    pub received_events_url: String,
    pub r#type: String,
    pub site_admin: bool,
}

wire::object!(User { login "login!", id "id!", node_id "node_id!", avatar_url "avatar_url!", gravatar_id "gravatar_id!", url "url!", html_url "html_url!", followers_url "followers_url!", following_url "following_url!", gists_url "gists_url!", starred_url "starred_url!", subscriptions_url "subscriptions_url!", organizations_url "organizations_url!", repos_url "repos_url!", events_url "events_url!", received_events_url "received_events_url!", r#type "type!", site_admin "site_admin!" });

#[derive(Clone)]
pub struct Label {
    pub id: i64,
    pub node_id: String,
    pub url: String,
    pub name: String,
    pub color: String,
    pub default: bool,
    pub description: Option<String>,
}

wire::object!(Label { id "id!", node_id "node_id!", url "url!", name "name!", color "color!", default "default!", description "description+" });

#[derive(Clone)]
pub struct Milestone {
    pub url: String,
    pub html_url: String,
    pub labels_url: String,
    pub id: i64,
    pub node_id: String,
    pub number: i64,
    pub title: String,
    pub description: Option<String>,
    pub creator: User,
    pub open_issues: i64,
    pub closed_issues: i64,
    pub state: String,
    pub created_at: String,
    pub updated_at: String,
    pub due_on: Option<String>,
    pub closed_at: Option<String>,
}

wire::object!(Milestone { url "url!", html_url "html_url!", labels_url "labels_url!", id "id!", node_id "node_id!", number "number!", title "title!", description "description+", creator "creator!", open_issues "open_issues!", closed_issues "closed_issues!", state "state!", created_at "created_at!", updated_at "updated_at!", due_on "due_on+", closed_at "closed_at+" });

#[derive(Clone)]
pub struct Reactions {
    pub url: String,
    pub total_count: i64,
    pub plus_one: i64,
    pub minus_one: i64,
    pub laugh: i64,
    pub hooray: i64,
    pub confused: i64,
    pub heart: i64,
    pub rocket: i64,
    pub eyes: i64,
}

wire::object!(Reactions { url "url!", total_count "total_count!", plus_one "+1!", minus_one "-1!", laugh "laugh!", hooray "hooray!", confused "confused!", heart "heart!", rocket "rocket!", eyes "eyes!" });
