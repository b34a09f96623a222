use super::types;
use callwright::__private::v1 as wire;
use callwright::{Bytes, Call};

#[derive(Clone, Debug)]
pub struct Books {
    pub client: callwright::Client,
}

impl Books {
    pub fn list_books(&self) -> ListBooks {
        ListBooks(self.client.get("/books"))
    }

    pub fn get_book(&self, book_id: &str) -> Call<types::Book, types::Problem> {
        self.client
            .get("/books/{bookId}")
            .path("bookId", book_id)
            .json()
    }

    pub fn create(&self, body: &types::NewBook) -> Call<types::Book, types::Problem> {
        self.client
            .post("/books")
            .body_json(body)
            .security(&[&["key"]])
            .json()
    }

    pub fn put_file(&self, book_id: &str, body: Bytes) -> PutFile {
        PutFile(
            self.client
                .put("/books/{bookId}/file")
                .path("bookId", book_id)
                .body_bytes("image/png", body),
        )
    }

    pub fn add_note(&self, body: &types::NoteBody) -> Call<()> {
        self.client.post("/notes").body(body).empty()
    }

    pub fn delete_book(&self, book_id: &str) -> DeleteBook {
        DeleteBook(
            self.client
                .delete("/books/{bookId}")
                .path("bookId", book_id),
        )
    }

    pub fn cover(&self) -> Cover {
        Cover(
            self.client
                .get("/cover")
                .server("https://covers.example/")
                .accept("image/png"),
        )
    }

    pub fn motto(&self) -> Motto {
        Motto(self.client.get("/motto"))
    }
}

#[derive(Clone, Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct ListBooks(callwright::Draft);

impl ListBooks {
    /// Only books of this genre.
    pub fn genre(self, genre: types::Genre) -> Self {
        Self(self.0.query("genre", &genre))
    }

    pub fn tags(self, tags: &[&str]) -> Self {
        Self(
            self.0
                .query_as("tags", callwright::Style::PIPE_DELIMITED, tags),
        )
    }

    pub fn limit(self, limit: Option<u32>) -> Self {
        Self(self.0.query("limit", &limit))
    }
}

wire::operation!(ListBooks json types::BookPage, types::Problem);

#[derive(Clone, Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct PutFile(callwright::Draft);

wire::operation!(PutFile choose types::PutFile, types::PutFileError);

#[derive(Clone, Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct DeleteBook(callwright::Draft);

impl DeleteBook {
    pub fn if_match(self, tag: &str) -> Self {
        Self(self.0.header("If-Match", tag))
    }

    pub fn session(self, session: &str) -> Self {
        Self(self.0.cookie("session", session))
    }
}

wire::operation!(DeleteBook empty);

#[derive(Clone, Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct Cover(callwright::Draft);

wire::operation!(Cover bytes, types::Problem);

#[derive(Clone, Debug)]
#[must_use = "a call is sent when it is awaited"]
pub struct Motto(callwright::Draft);

wire::operation!(Motto text);
