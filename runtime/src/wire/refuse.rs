//! Parts of serializers that look at scalars, and refuse all other values without looking into them.

/// Methods that refuse, by their arguments and results.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $result:ty;)*) => {
        $(#[inline]
        fn $method(self $(, _: $argument)*) -> Result<$result, No> {
            Err(No)
        })*
    };
}

/// All of a serializer whose methods for scalars are written beside it.
macro_rules! refuse_composites {
    ($ok:ty) => {
        type Ok = $ok;
        type Error = No;
        type SerializeSeq = Impossible<$ok, No>;
        type SerializeTuple = Impossible<$ok, No>;
        type SerializeTupleStruct = Impossible<$ok, No>;
        type SerializeTupleVariant = Impossible<$ok, No>;
        type SerializeMap = Impossible<$ok, No>;
        type SerializeStruct = Impossible<$ok, No>;
        type SerializeStructVariant = Impossible<$ok, No>;

        #[inline]
        fn serialize_newtype_variant<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            _: u32,
            _: &'static str,
            _: &T,
        ) -> Result<$ok, No> {
            Err(No)
        }

        refuse! {
            serialize_bytes(&[u8]) -> $ok;
            serialize_unit() -> $ok;
            serialize_unit_struct(&'static str) -> $ok;
            serialize_unit_variant(&'static str, u32, &'static str) -> $ok;
            serialize_seq(Option<usize>) -> Impossible<$ok, No>;
            serialize_tuple(usize) -> Impossible<$ok, No>;
            serialize_tuple_struct(&'static str, usize) -> Impossible<$ok, No>;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Impossible<$ok, No>;
            serialize_map(Option<usize>) -> Impossible<$ok, No>;
            serialize_struct(&'static str, usize) -> Impossible<$ok, No>;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Impossible<$ok, No>;
        }
    };
}

pub(super) use {refuse, refuse_composites};
