//! Values: what a file, its data or its template hash to. Held as bytes: a run of ten thousand documents keeps
//! three for each, and small texts kept between the large ones of documents in the making would split the memory
//! up.

use std::fmt;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

/// A SHA-256; written in hex.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Hash([u8; 32]);

impl Hash {
    /// Of bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Hash::from(Sha256::new_with_prefix(bytes))
    }
}

impl From<Sha256> for Hash {
    fn from(hash: Sha256) -> Self {
        Hash(hash.finalize().into())
    }
}

const HEX: &[u8; 16] = b"0123456789abcdef";

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |half: u8| HEX[usize::from(half)];
        let digits = self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
        f.write_str(&digits.map(char::from).collect::<String>())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        let halves: Option<Vec<u8>> =
            text.chars().map(|c| c.to_digit(16).map(|half| half as u8)).collect();
        let bytes = halves.map(|halves| {
            halves.as_chunks::<2>().0.iter().map(|[high, low]| high << 4 | low).collect::<Vec<u8>>()
        });
        let whole = bytes.filter(|_| text.len() == 64).and_then(|bytes| bytes.try_into().ok());
        whole.map(Hash).ok_or_else(|| D::Error::custom("no SHA-256"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_in_hex_and_read_back() {
        let hash = Hash::of(b"abc");
        let text = serde_json::to_string(&hash).expect("written");
        assert_eq!(text, "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"");
        assert_eq!(serde_json::from_str::<Hash>(&text).expect("read"), hash);
        for wrong in
            ["\"\"", "\"ba78\"", &text.replace("ba78", "xy78"), &text.replace("ad\"", "ad1\"")]
        {
            assert!(serde_json::from_str::<Hash>(wrong).is_err(), "{wrong}");
        }
    }
}
