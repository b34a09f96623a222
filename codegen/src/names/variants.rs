//! Variants of unions.

use super::ident::Ident;
use super::reserved::VARIANTS;
use super::scope::Scope;

/// The names of a union's variants: the words of its alternatives.
pub(super) fn variants(words: &[String]) -> Vec<Ident> {
    let mut scope = Scope::with(VARIANTS);
    words
        .iter()
        .map(|word| scope.ty(std::slice::from_ref(word)))
        .collect()
}
