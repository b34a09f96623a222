//! Parameters.
//!
//! ```yaml
//! parameters:
//!   - { name: tags, in: query, style: pipeDelimited, schema: { type: array, items: { type: string } } }
//! ```

use super::deprecation;
use super::interned::Interned;
use super::lowering::Lower;
use super::origin::origin_of;
use super::path_template::template;
use super::site::SchemaSite;
use crate::diag::{Diagnostic, Place};
use crate::ir::{
    Docs, Origin, Owner, Parameter, ParameterForm, ParameterLocation, ParameterStyle, Shape,
    StringFormat, StyleForm, TypeUse,
};
use openapiv3::{
    ParameterData, ParameterSchemaOrContent, PathItem, PathStyle, QueryStyle, ReferenceOr,
};

impl<'d> Lower<'d, '_> {
    /// The parameters of an operation and of its path item; those of the operation win.
    pub(super) fn parameters(
        &mut self,
        id: Owner,
        path: &str,
        item: &'d PathItem,
        operation: &'d openapiv3::Operation,
        item_place: &Place,
        place: &Place,
    ) -> Vec<Parameter> {
        let own = indexed(&operation.parameters, place);
        let shared = indexed(&item.parameters, item_place);
        let mut list: Vec<Parameter> = Vec::new();
        for (parameter, place) in shared.chain(own) {
            let Some(parameter) = self.parameter(id, parameter, &place) else {
                continue;
            };
            let same = list
                .iter_mut()
                .find(|p| p.name == parameter.name && p.location == parameter.location);
            match same {
                Some(before) => *before = parameter,
                None => list.push(parameter),
            }
        }
        self.match_template(path, place, &mut list);
        list
    }

    /// Sorts path parameters in the order of the template, and adds one for each variable that isn't declared.
    fn match_template(&mut self, path: &str, place: &Place, list: &mut Vec<Parameter>) {
        let names = template(path).unwrap_or_default();
        self.find_variables(&names, path, place, list);
        list.retain(|parameter| {
            let known = parameter.location != ParameterLocation::Path
                || names.contains(&parameter.name.as_str());
            if !known {
                self.diags.push(
                    Diagnostic::warning(
                        "stray-path-parameter",
                        place,
                        format!("`{}` is no variable of `{path}`", parameter.name),
                    )
                    .done("the parameter is left out"),
                );
            }
            known
        });
        for name in &names {
            let there = list
                .iter()
                .any(|p| p.location == ParameterLocation::Path && p.name == *name);
            if !there {
                self.diags.push(
                    Diagnostic::warning(
                        "undeclared-path-parameter",
                        place,
                        format!("`{{{name}}}` in `{path}` is not declared"),
                    )
                    .done("it becomes a string")
                    .help(format!("declare a parameter `{name}` with `in: path`")),
                );
                let ty = self.intern(Interned::Text(StringFormat::Plain));
                list.push(Parameter {
                    name: (*name).to_owned(),
                    location: ParameterLocation::Path,
                    required: true,
                    ty,
                    form: ParameterForm::Style(default_style(ParameterLocation::Path)),
                    docs: Docs::default(),
                    default: None,
                });
            }
        }
        list.sort_by_key(|parameter| match parameter.location {
            ParameterLocation::Path => names.iter().position(|n| *n == parameter.name).unwrap_or(0),
            _ => usize::MAX,
        });
    }

    /// Renames path parameters to the names in the template, if these differ by a modifier or by case.
    fn find_variables(
        &mut self,
        names: &[&str],
        path: &str,
        place: &Place,
        list: &mut [Parameter],
    ) {
        let is_taken = |list: &[Parameter], name: &str| {
            let mut of_path = list
                .iter()
                .filter(|p| p.location == ParameterLocation::Path);
            of_path.any(|p| p.name == name)
        };
        for &name in names {
            if is_taken(list, name) {
                continue;
            }
            let bare = bare(name);
            let mut strays = list.iter_mut().filter(|p| {
                p.location == ParameterLocation::Path && !names.contains(&p.name.as_str())
            });
            let Some(found) = strays.find(|p| p.name.eq_ignore_ascii_case(bare)) else {
                continue;
            };
            if found.name != bare {
                let message = format!("`{{{name}}}` in `{path}` is declared as `{}`", found.name);
                self.diags.push(
                    Diagnostic::warning("path-parameter-case", place, message)
                        .done("they are treated as the same parameter")
                        .help("names of parameters are case-sensitive"),
                );
            }
            name.clone_into(&mut found.name);
        }
    }

    fn parameter(
        &mut self,
        id: Owner,
        parameter: &'d openapiv3::Parameter,
        place: &Place,
    ) -> Option<Parameter> {
        let (location, data, mut style) = placed(parameter);
        if is_ignored(location, &data.name) {
            return None;
        }
        style.explode = data.explode.unwrap_or(style.explode);
        let origin = Origin::Parameter {
            of: id,
            name: data.name.clone(),
        };
        let (place, origin) = origin_of(&data.extensions, place, origin);
        let (ty, form, default) = match &data.format {
            ParameterSchemaOrContent::Schema(schema) => {
                let default = match schema {
                    ReferenceOr::Item(schema) => schema.schema_data.default.clone(),
                    ReferenceOr::Reference { .. } => None,
                };
                let ty = self.ty(SchemaSite::new(schema, place.key("schema")), origin);
                (ty, ParameterForm::Style(style), default)
            }
            ParameterSchemaOrContent::Content(content) => {
                let (media, content) = content.first()?;
                let place = place.key("content").key(media).key("schema");
                let ty = match &content.schema {
                    Some(schema) => self.ty(SchemaSite::new(schema, place), origin),
                    None => self.intern(Interned::Text(StringFormat::Plain)),
                };
                let json = super::media::kind(media) == crate::ir::MediaKind::Json;
                let form = if json {
                    ParameterForm::Json
                } else {
                    ParameterForm::Style(style)
                };
                (ty, form, None)
            }
        };
        let ty = self.untagged_text(ty);
        Some(Parameter {
            name: data.name.clone(),
            location,
            required: data.required || location == ParameterLocation::Path,
            ty,
            form,
            docs: Docs {
                summary: None,
                description: data.description.clone(),
                deprecated: data.deprecated.unwrap_or(false),
                deprecation: deprecation::reason(|key| data.extensions.get(key)),
            },
            default,
        })
    }

    /// A parameter of format `binary` is text.
    fn untagged_text(&mut self, ty: TypeUse) -> TypeUse {
        match self.api.shape(ty) {
            Shape::Text(StringFormat::Binary) => self.intern(Interned::Text(StringFormat::Plain)),
            _ => ty,
        }
    }
}

/// Whether OpenAPI ignores the parameter: these three headers have keywords of their own (3.1, Parameter Object).
fn is_ignored(location: ParameterLocation, name: &str) -> bool {
    location == ParameterLocation::Header
        && ["accept", "content-type", "authorization"]
            .iter()
            .any(|ignored| name.eq_ignore_ascii_case(ignored))
}

/// A variable without the modifiers of frameworks: `{proxy+}` and `{path*}` match slashes, `{id:int}` and
/// `{id:[0-9]+}` restrict the value, `{id?}` is optional, `{+path}` is RFC 6570's.
fn bare(name: &str) -> &str {
    let name = name.split(':').next().unwrap_or(name);
    let name = name.trim().trim_start_matches(['+', '*']);
    name.trim_end_matches(['+', '*', '?'])
}

fn indexed<'d>(
    list: &'d [ReferenceOr<openapiv3::Parameter>],
    place: &Place,
) -> impl Iterator<Item = (&'d openapiv3::Parameter, Place)> + use<'d> {
    let place = place.key("parameters");
    list.iter()
        .enumerate()
        .filter_map(move |(index, p)| Some((p.as_item()?, place.index(index))))
}

fn placed(parameter: &openapiv3::Parameter) -> (ParameterLocation, &ParameterData, ParameterStyle) {
    match parameter {
        openapiv3::Parameter::Query {
            parameter_data,
            allow_reserved,
            style,
            ..
        } => {
            let style = ParameterStyle {
                reserved: *allow_reserved,
                ..query_style(style)
            };
            (ParameterLocation::Query, parameter_data, style)
        }
        openapiv3::Parameter::Header { parameter_data, .. } => (
            ParameterLocation::Header,
            parameter_data,
            default_style(ParameterLocation::Header),
        ),
        openapiv3::Parameter::Path {
            parameter_data,
            style,
        } => {
            let form = match style {
                PathStyle::Matrix => StyleForm::Matrix,
                PathStyle::Label => StyleForm::Label,
                PathStyle::Simple => StyleForm::Simple,
            };
            (
                ParameterLocation::Path,
                parameter_data,
                ParameterStyle {
                    form,
                    ..default_style(ParameterLocation::Path)
                },
            )
        }
        openapiv3::Parameter::Cookie { parameter_data, .. } => (
            ParameterLocation::Cookie,
            parameter_data,
            default_style(ParameterLocation::Cookie),
        ),
    }
}

/// A query style with OpenAPI's default of `explode`.
pub(super) fn query_style(style: &QueryStyle) -> ParameterStyle {
    let form = match style {
        QueryStyle::Form => StyleForm::Form,
        QueryStyle::SpaceDelimited => StyleForm::Space,
        QueryStyle::PipeDelimited => StyleForm::Pipe,
        QueryStyle::DeepObject => StyleForm::DeepObject,
    };
    ParameterStyle {
        form,
        explode: form == StyleForm::Form,
        reserved: false,
    }
}

/// The default style of a location.
fn default_style(location: ParameterLocation) -> ParameterStyle {
    match location {
        ParameterLocation::Path | ParameterLocation::Header => ParameterStyle {
            form: StyleForm::Simple,
            explode: false,
            reserved: false,
        },
        ParameterLocation::Query | ParameterLocation::Cookie => ParameterStyle {
            form: StyleForm::Form,
            explode: true,
            reserved: false,
        },
    }
}
