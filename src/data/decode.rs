//! Values: from the tree to a type, by serde.
//!
//! Last of the steps from bytes to values; the structural pass has said before what a clerk must fix. Every scalar
//! is handed over as text, so that newtypes and untagged enums see what was typed; a number is read only where a
//! type asks for one. Recursion is bounded by the tree's own depth ([`DEPTH`](crate::limits::data::DEPTH)). A flag
//! inside an untagged enum is not supported: serde keeps it as the text that it sees.

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Key, Node, Span, Value};

/// Why a tree is no value of a type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    /// What serde or the type says.
    pub reason: String,
    /// The innermost value that was being read.
    pub span: Option<Span>,
}

impl DecodeError {
    /// The error at a place, unless it has one that is nearer.
    fn at(mut self, span: Span) -> Self {
        self.span = self.span.or(Some(span));
        self
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

impl std::error::Error for DecodeError {}

impl de::Error for DecodeError {
    fn custom<T: fmt::Display>(reason: T) -> Self {
        DecodeError { reason: reason.to_string(), span: None }
    }
}

/// Reads a type from a tree.
///
/// # Errors
/// The first thing that keeps the tree from being a value of the type, with its place.
pub fn decode<T: DeserializeOwned>(node: &Node) -> Result<T, DecodeError> {
    T::deserialize(Decoder { node })
}

/// A value of the tree as serde reads it.
#[derive(Clone, Copy)]
struct Decoder<'de> {
    node: &'de Node,
}

impl<'de> Decoder<'de> {
    /// Hands over the value as what it is.
    fn visit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.node.value {
            Value::Null => visitor.visit_unit(),
            Value::Scalar { text, .. } => visitor.visit_borrowed_str(text),
            Value::List(items) => visitor.visit_seq(Items { rest: items.iter() }),
            Value::Map(entries) => visitor.visit_map(Entries { rest: entries.iter(), value: None }),
        }
    }

    /// The scalar as a number, where its text is one.
    fn number<N: std::str::FromStr>(self) -> Option<N> {
        match &self.node.value {
            Value::Scalar { text, .. } => text.parse().ok(),
            _ => None,
        }
    }
}

/// Reads a value; an error that a type makes of it by itself gets its place here.
fn seeded<'de, S: DeserializeSeed<'de>>(seed: S, node: &'de Node) -> Result<S::Value, DecodeError> {
    seed.deserialize(Decoder { node }).map_err(|error| error.at(node.span))
}

macro_rules! numbers {
    ($($method:ident: $type:ty => $visit:ident,)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
            match self.number::<$type>() {
                Some(number) => visitor.$visit(number),
                None => self.visit(visitor),
            }
            .map_err(|error| error.at(self.node.span))
        }
    )*};
}

impl<'de> Deserializer<'de> for Decoder<'de> {
    type Error = DecodeError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        self.visit(visitor).map_err(|error| error.at(self.node.span))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        let result = match &self.node.value {
            Value::Scalar { text, .. } if **text == *"true" => visitor.visit_bool(true),
            Value::Scalar { text, .. } if **text == *"false" => visitor.visit_bool(false),
            _ => self.visit(visitor),
        };
        result.map_err(|error| error.at(self.node.span))
    }

    numbers! {
        deserialize_i8: i8 => visit_i8,
        deserialize_i16: i16 => visit_i16,
        deserialize_i32: i32 => visit_i32,
        deserialize_i64: i64 => visit_i64,
        deserialize_u8: u8 => visit_u8,
        deserialize_u16: u16 => visit_u16,
        deserialize_u32: u32 => visit_u32,
        deserialize_u64: u64 => visit_u64,
        deserialize_f32: f32 => visit_f32,
        deserialize_f64: f64 => visit_f64,
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, DecodeError> {
        match &self.node.value {
            Value::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
        .map_err(|error| error.at(self.node.span))
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        visitor.visit_newtype_struct(self).map_err(|error| error.at(self.node.span))
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        let result = match &self.node.value {
            Value::Scalar { text, .. } => visitor.visit_enum((**text).into_deserializer()),
            Value::Map(entries) => match entries.as_slice() {
                [(key, value)] => visitor.visit_enum(Variant { key, value }),
                _ => Err(de::Error::custom("expected one variant")),
            },
            Value::List(_) | Value::Null => Err(de::Error::custom("expected a variant")),
        };
        result.map_err(|error| error.at(self.node.span))
    }

    forward_to_deserialize_any! {
        i128 u128 char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct
        identifier ignored_any
    }
}

/// The entries of a list.
struct Items<'de> {
    rest: std::slice::Iter<'de, Node>,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = DecodeError;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, DecodeError> {
        self.rest.next().map(|node| seeded(seed, node)).transpose()
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// The entries of a map.
struct Entries<'de> {
    rest: std::slice::Iter<'de, (Key, Node)>,
    value: Option<&'de Node>,
}

/// A key as serde reads it.
fn key_decoder(key: &Key) -> StrDeserializer<'_, DecodeError> {
    (*key.text).into_deserializer()
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = DecodeError;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, DecodeError> {
        let Some((key, value)) = self.rest.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(key_decoder(key)).map(Some).map_err(|error| error.at(key.span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(
        &mut self,
        seed: V,
    ) -> Result<V::Value, DecodeError> {
        let value = self.value.take().ok_or_else(|| DecodeError {
            reason: "a value was asked before its key".into(),
            span: None,
        })?;
        seeded(seed, value)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.rest.len())
    }
}

/// A variant with contents: a map of one entry.
struct Variant<'de> {
    key: &'de Key,
    value: &'de Node,
}

impl<'de> de::EnumAccess<'de> for Variant<'de> {
    type Error = DecodeError;
    type Variant = Contents<'de>;

    fn variant_seed<V: DeserializeSeed<'de>>(
        self,
        seed: V,
    ) -> Result<(V::Value, Contents<'de>), DecodeError> {
        let name =
            seed.deserialize(key_decoder(self.key)).map_err(|error| error.at(self.key.span))?;
        Ok((name, Contents { value: self.value }))
    }
}

/// The contents of a variant.
struct Contents<'de> {
    value: &'de Node,
}

impl<'de> de::VariantAccess<'de> for Contents<'de> {
    type Error = DecodeError;

    fn unit_variant(self) -> Result<(), DecodeError> {
        match self.value.value {
            Value::Null => Ok(()),
            _ => Err(DecodeError {
                reason: "a variant without contents".into(),
                span: Some(self.value.span),
            }),
        }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(
        self,
        seed: T,
    ) -> Result<T::Value, DecodeError> {
        seeded(seed, self.value)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, DecodeError> {
        Decoder { node: self.value }.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(
        self,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, DecodeError> {
        Decoder { node: self.value }.deserialize_any(visitor)
    }
}
