//! What messages call a type.

/// The name of a type without the path of its module.
pub(crate) fn short_name<T>() -> &'static str {
    let path = std::any::type_name::<T>();
    path.rsplit("::").next().unwrap_or(path)
}
