//! Macros for serializers that look at scalars only, and reject lists, objects and enums without looking into them.
//!
//! The file that uses them imports `Impossible`, `NoValue` and `Serialize`.

/// Methods that reject, by their arguments and results.
macro_rules! reject {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => {
        $(#[inline]
        fn $method(self $(, _: $argument)*) -> Result<$result, NoValue> {
            Err(NoValue)
        })*
    };
}

/// Everything of a serializer but its methods for scalars.
macro_rules! reject_composites {
    ($ok:ty) => {
        type Ok = $ok;
        type Error = NoValue;
        type SerializeSeq = Impossible<$ok, NoValue>;
        type SerializeTuple = Impossible<$ok, NoValue>;
        type SerializeTupleStruct = Impossible<$ok, NoValue>;
        type SerializeTupleVariant = Impossible<$ok, NoValue>;
        type SerializeMap = Impossible<$ok, NoValue>;
        type SerializeStruct = Impossible<$ok, NoValue>;
        type SerializeStructVariant = Impossible<$ok, NoValue>;

        #[inline]
        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<$ok, NoValue> {
            Err(NoValue)
        }

        reject! {
            serialize_bytes(&[u8]) -> $ok;
            serialize_unit() -> $ok;
            serialize_unit_struct(&'static str) -> $ok;
            serialize_unit_variant(&'static str, u32, &'static str) -> $ok;
            serialize_seq(Option<usize>) -> Impossible<$ok, NoValue>;
            serialize_tuple(usize) -> Impossible<$ok, NoValue>;
            serialize_tuple_struct(&'static str, usize) -> Impossible<$ok, NoValue>;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<$ok, NoValue>;
            serialize_map(Option<usize>) -> Impossible<$ok, NoValue>;
            serialize_struct(&'static str, usize) -> Impossible<$ok, NoValue>;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<$ok, NoValue>;
        }
    };
}

pub(super) use {reject, reject_composites};
