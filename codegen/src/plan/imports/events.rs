//! The imports of a file of events.

use crate::plan::items::{Import, ReplyItem, RustItem};
use crate::plan::ty::Ty;

pub(in crate::plan) fn event_imports(items: &[RustItem]) -> Vec<Import> {
    let (mut types, mut map, mut bytes) = (false, false, false);
    let mut see = |ty: &Ty| match ty {
        Ty::Named(_) | Ty::Constant(_) | Ty::Runtime(_) | Ty::Maybe(_) => types = true,
        Ty::Map(_) => map = true,
        Ty::Bytes => bytes = true,
        _ => {}
    };
    for item in items {
        let RustItem::Events(events) = item else {
            continue;
        };
        for event in &events.events {
            event.payload.walk(&mut see);
            match &event.reply {
                ReplyItem::One(case) => case.body.iter().for_each(|(ty, _)| ty.walk(&mut see)),
                ReplyItem::Choice { cases, .. } => {
                    let types = cases.iter().filter_map(|(_, case)| case.body.as_ref());
                    types.for_each(|(ty, _)| ty.walk(&mut see));
                }
                ReplyItem::Usual | ReplyItem::Status(_) => {}
            }
        }
        let fields = events.headers.iter().flat_map(|set| &set.fields);
        fields.for_each(|field| field.ty.walk(&mut see));
    }
    [
        (types, Import::Types),
        (bytes, Import::Runtime(vec!["Bytes"])),
        (true, Import::Webhook),
        (true, Import::Wire),
        (true, Import::Future),
        (map, Import::Map),
    ]
    .into_iter()
    .filter_map(|(needed, import)| needed.then_some(import))
    .collect()
}
