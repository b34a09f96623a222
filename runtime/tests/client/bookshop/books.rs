use super::types;
use callwright::__private::v1 as wire;
use callwright::{Bytes, Call};

#[derive(Clone, Debug)]
pub struct Books {
    pub client: callwright::Client,
}

impl Books {
    pub fn list(&self) -> List {
        List(self.client.get("/books"))
    }

    pub fn get(&self, book_id: &str) -> Call<types::Book, types::Problem> {
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

wire::operations! {
    pub struct List -> json(types::BookPage, types::Problem) {
        /// Only books of this genre.
        pub fn genre(genre: types::Genre) => query("genre", &genre);
        pub fn tags(tags: &[&str]) => query_as("tags", callwright::Style::PIPE_DELIMITED, tags);
        pub fn limit(limit: Option<u32>) => query("limit", &limit);
    }

    pub struct PutFile -> choose(types::PutFile, types::PutFileError) {}

    pub struct DeleteBook -> empty(()) {
        pub fn if_match(tag: &str) => header("If-Match", tag);
        pub fn session(session: &str) => cookie("session", session);
    }

    pub struct Cover -> bytes(callwright::Bytes, types::Problem) {}

    pub struct Motto -> text(String) {}
}
