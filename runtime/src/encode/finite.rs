//! Whether a value contains NaN or an infinity. JSON has neither, and serde_json writes `null` for them, which would silently
//! drop what the caller gave.

use std::fmt;

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

/// The path of the first number that isn't finite, and the number.
#[derive(Debug)]
pub(super) struct NotFinite {
    /// A path such as `items[2].price`; empty for the value itself.
    path: String,
    number_text: &'static str,
}

impl fmt::Display for NotFinite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path.trim_start_matches('.'))?;
        }
        write!(f, "{} isn't a number that can be sent", self.number_text)
    }
}

impl std::error::Error for NotFinite {}

impl ser::Error for NotFinite {
    /// An error of the value's own `Serialize`, which is reported when the value is written.
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self {
            path: String::new(),
            number_text: "",
        }
    }
}

/// The first number in a value that isn't finite.
pub(super) fn not_finite<T: Serialize + ?Sized>(value: &T) -> Option<NotFinite> {
    let error = value.serialize(FiniteCheck).err();
    error.filter(|error| !error.number_text.is_empty())
}

/// A serializer that checks numbers, and writes nothing.
struct FiniteCheck;

type Checked = Result<(), NotFinite>;

fn number(value: f64) -> Checked {
    let number_text = match value {
        value if value.is_finite() => return Ok(()),
        value if value.is_nan() => "NaN",
        value if value > 0.0 => "infinity",
        _ => "-infinity",
    };
    Err(NotFinite {
        path: String::new(),
        number_text,
    })
}

fn check_nested<T: Serialize + ?Sized>(value: &T, step: impl FnOnce() -> String) -> Checked {
    value.serialize(FiniteCheck).map_err(|found| NotFinite {
        path: step() + &found.path,
        ..found
    })
}

macro_rules! no_number {
    ($($method:ident($($argument:ty),*);)*) => {$(
        fn $method(self $(, _: $argument)*) -> Checked {
            Ok(())
        }
    )*};
}

impl Serializer for FiniteCheck {
    type Ok = ();
    type Error = NotFinite;
    type SerializeSeq = Items;
    type SerializeTuple = Items;
    type SerializeTupleStruct = Items;
    type SerializeTupleVariant = Items;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Entries;

    no_number! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_i128(i128);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_u128(u128);
        serialize_char(char);
        serialize_str(&str);
        serialize_bytes(&[u8]);
        serialize_none();
        serialize_unit();
        serialize_unit_struct(&'static str);
        serialize_unit_variant(&'static str, u32, &'static str);
    }

    fn serialize_f32(self, value: f32) -> Checked {
        number(value.into())
    }

    fn serialize_f64(self, value: f64) -> Checked {
        number(value)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, _: &T) -> Checked {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Checked {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Checked {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Checked {
        check_nested(value, || format!(".{variant}"))
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, NotFinite> {
        Ok(Items(0))
    }

    fn serialize_tuple(self, _: usize) -> Result<Items, NotFinite> {
        Ok(Items(0))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Items, NotFinite> {
        Ok(Items(0))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Items, NotFinite> {
        Ok(Items(0))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, NotFinite> {
        Ok(Entries(String::new()))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, NotFinite> {
        Ok(Entries(String::new()))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Entries, NotFinite> {
        Ok(Entries(String::new()))
    }
}

/// The index of the next item.
struct Items(usize);

impl Items {
    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Checked {
        let at = self.0;
        self.0 += 1;
        check_nested(value, || format!("[{at}]"))
    }
}

macro_rules! items {
    ($($name:ident $method:ident;)*) => {$(
        impl $name for Items {
            type Ok = ();
            type Error = NotFinite;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Checked {
                self.item(value)
            }

            fn end(self) -> Checked {
                Ok(())
            }
        }
    )*};
}

items! {
    SerializeSeq serialize_element;
    SerializeTuple serialize_element;
    SerializeTupleStruct serialize_field;
    SerializeTupleVariant serialize_field;
}

/// The key of the next value of a map.
struct Entries(String);

impl SerializeMap for Entries {
    type Ok = ();
    type Error = NotFinite;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Checked {
        // In JSON a key is a string, or a number in quotes.
        let text = serde_json::to_string(key).unwrap_or_default();
        self.0 = format!(".{}", text.trim_matches('"'));
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Checked {
        let key = std::mem::take(&mut self.0);
        check_nested(value, || key)
    }

    fn end(self) -> Checked {
        Ok(())
    }
}

macro_rules! fields {
    ($($name:ident)*) => {$(
        impl $name for Entries {
            type Ok = ();
            type Error = NotFinite;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                key: &'static str,
                value: &T,
            ) -> Checked {
                check_nested(value, || format!(".{key}"))
            }

            fn end(self) -> Checked {
                Ok(())
            }
        }
    )*};
}

fields!(SerializeStruct SerializeStructVariant);

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn the_first_number_that_is_not_finite_is_named_with_its_path() {
        let message =
            |value: &dyn Fn() -> Option<NotFinite>| value().map(|found| found.to_string());
        assert_eq!(
            message(&|| not_finite(&f64::NAN)).as_deref(),
            Some("NaN isn't a number that can be sent")
        );
        let map = BTreeMap::from([("a", vec![Some(1.0), Some(f32::NEG_INFINITY)])]);
        assert_eq!(
            message(&|| not_finite(&map)).as_deref(),
            Some("a[1]: -infinity isn't a number that can be sent")
        );
        assert!(not_finite(&(1, "x", None::<f64>, 0.5, [(); 2])).is_none());
    }
}
