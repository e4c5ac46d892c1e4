"""Moestro's messages: Avro's single-object encoding, read and written by the schemas that Moestro publishes.

No library is needed: https://avro.apache.org/docs/1.12.0/specification/ has it all on a few pages. A message is the two
bytes C3 01, the fingerprint of its schema (CRC-64-AVRO of the canonical form, little-endian), and the body. Whoever
wrote a message may have had an older schema: all versions stand in the folder of schemas, and the body says which.
"""

import json
import pathlib
import struct

MARK = b"\xc3\x01"
EMPTY = 0xC15D213AA4D7A795
NAMED = ("record", "enum", "fixed")


def _table():
    table = []
    for i in range(256):
        value = i
        for _ in range(8):
            value = (value >> 1) ^ (EMPTY & -(value & 1))
        table.append(value)
    return table


TABLE = _table()


def canonical(schema, namespace=""):
    """A schema in Avro's parsing canonical form, as text."""
    if isinstance(schema, list):
        return "[" + ",".join(canonical(branch, namespace) for branch in schema) + "]"
    if isinstance(schema, str):
        return json.dumps(schema)
    kind = schema["type"]
    if kind == "array":
        return '{"type":"array","items":' + canonical(schema["items"], namespace) + "}"
    if kind not in NAMED:
        return canonical(kind, namespace)  # a logical type is of no account
    namespace = schema.get("namespace", namespace)
    name = '{"name":' + json.dumps(namespace + "." + schema["name"]) + ',"type":' + json.dumps(kind)
    if kind == "enum":
        return name + ',"symbols":' + json.dumps(schema["symbols"], separators=(",", ":")) + "}"
    fields = (
        '{"name":' + json.dumps(field["name"]) + ',"type":' + canonical(field["type"], namespace) + "}"
        for field in schema["fields"]
    )
    return name + ',"fields":[' + ",".join(fields) + "]}"


def fingerprint(schema):
    """CRC-64-AVRO of a schema, as the eight bytes that stand in a message."""
    value = EMPTY
    for byte in canonical(schema).encode():
        value = (value >> 8) ^ TABLE[(value ^ byte) & 0xFF]
    return struct.pack("<Q", value)


class Schemas:
    """The schemas of a folder, with their history."""

    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.current = {file.stem: json.loads(file.read_text()) for file in folder.glob("*.avsc")}
        every = list(self.current.values()) + [json.loads(file.read_text()) for file in folder.glob("history/*/*.avsc")]
        self.writers = {fingerprint(schema): schema for schema in every}

    def decode(self, message):
        """The name of the message's contract, and its fields; a ValueError if it is no message."""
        schema = self.writers.get(bytes(message[2:10])) if message[:2] == MARK else None
        if schema is None:
            raise ValueError("no message of Moestro, or in a schema that the folder does not have")
        try:
            record, end = _read(schema, message, 10)
        except (IndexError, struct.error, UnicodeDecodeError) as damage:
            raise ValueError("a damaged message: " + str(damage)) from damage
        if end != len(message):
            raise ValueError("a damaged message: bytes are left")
        return schema["name"], record

    def encode(self, contract, record):
        """A message; fields that are left out take their defaults."""
        schema = self.current[contract]
        out = bytearray(MARK + fingerprint(schema))
        _write(schema, record, out)
        return bytes(out)


def _long(data, at):
    value = shift = 0
    while True:
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return (value >> 1) ^ -(value & 1), at


def _text(data, at):
    length, at = _long(data, at)
    if not 0 <= length <= len(data) - at:
        raise IndexError("a text of %d bytes" % length)
    return bytes(data[at : at + length]), at + length


def _read(schema, data, at):
    if isinstance(schema, list):
        branch, at = _long(data, at)
        return _read(schema[branch], data, at)
    kind = schema if isinstance(schema, str) else schema["type"]
    if kind == "record":
        record = {}
        for field in schema["fields"]:
            record[field["name"]], at = _read(field["type"], data, at)
        return record, at
    if kind == "array":
        items = []
        while True:
            count, at = _long(data, at)
            if count == 0:
                return items, at
            if count < 0:  # then the size of the block follows
                count, (_, at) = -count, _long(data, at)
            for _ in range(count):
                item, at = _read(schema["items"], data, at)
                items.append(item)
    if kind in ("int", "long"):
        return _long(data, at)
    if kind == "float":
        return struct.unpack_from("<f", data, at)[0], at + 4
    if kind == "double":
        return struct.unpack_from("<d", data, at)[0], at + 8
    if kind == "boolean":
        return data[at] == 1, at + 1
    if kind == "null":
        return None, at
    if kind == "enum":
        symbol, at = _long(data, at)
        return schema["symbols"][symbol], at
    text, at = _text(data, at)
    return (text.decode() if kind == "string" else text), at


def _put(value, out):
    value = (value << 1) ^ (value >> 63)
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def _write(schema, value, out):
    if isinstance(schema, list):  # every union of Moestro's is of null and one more
        branch = next(i for i, one in enumerate(schema) if (one == "null") == (value is None))
        _put(branch, out)
        return _write(schema[branch], value, out)
    kind = schema if isinstance(schema, str) else schema["type"]
    if kind == "record":
        for field in schema["fields"]:
            _write(field["type"], value.get(field["name"], field.get("default")), out)
    elif kind == "array":
        if value:
            _put(len(value), out)
            for item in value:
                _write(schema["items"], item, out)
        out.append(0)
    elif kind in ("int", "long"):
        _put(value, out)
    elif kind == "float":
        out += struct.pack("<f", value)
    elif kind == "double":
        out += struct.pack("<d", value)
    elif kind == "boolean":
        out.append(1 if value else 0)
    elif kind == "enum":
        _put(schema["symbols"].index(value), out)
    elif kind != "null":
        text = value.encode() if kind == "string" else value
        _put(len(text), out)
        out += text
