"""Sample values from a document, independent of the generator's samples."""

import re
import re._parser as regex

FORMATS = {
    "date-time": "2023-01-02T03:04:05Z",
    "date": "2023-01-02",
    "time": "03:04:05Z",
    "duration": "P3D",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "guid": "123e4567-e89b-12d3-a456-426614174000",
    "uri": "https://example.org/a",
    "url": "https://example.org/a",
    "uri-reference": "https://example.org/a",
    "iri": "https://example.org/a",
    "email": "a@example.org",
    "idn-email": "a@example.org",
    "hostname": "example.org",
    "ipv4": "127.0.0.1",
    "ip": "127.0.0.1",
    "ipv6": "::1",
    "byte": "YWJj",
    "base64": "YWJj",
    "decimal": "1.25",
    "json-pointer": "/a",
    "regex": "a",
}

NONE = object()


class SampleMode:
    """How values are chosen: from examples or schemas, complete or only with required properties, and by which
    alternative of unions."""

    def __init__(self, examples, complete, branch=0):
        self.examples = examples
        self.complete = complete
        self.branch = branch


class Sampler:
    def __init__(self, document):
        self.document = document

    def resolve(self, node):
        for _ in range(50):
            if not isinstance(node, dict) or not isinstance(node.get("$ref"), str):
                return node if isinstance(node, dict) else {}
            node = self.pointer(node["$ref"])
        return {}

    def pointer(self, reference):
        if not reference.startswith("#"):
            return {}
        node = self.document
        for key in reference[1:].split("/")[1:]:
            key = re.sub("%([0-9A-Fa-f]{2})", lambda m: chr(int(m[1], 16)), key)
            key = key.replace("~1", "/").replace("~0", "~")
            try:
                node = node[int(key)] if isinstance(node, list) else node[key]
            except (KeyError, IndexError, ValueError, TypeError):
                return {}
        return node

    def flat(self, schema, branch, depth=0):
        """A schema merged with its references, `allOf` and one of its alternatives."""
        schema = self.resolve(schema)
        out = {k: v for k, v in schema.items() if k not in ("allOf", "oneOf", "anyOf")}
        if depth > 12:
            return out
        parts = [self.flat(part, branch, depth + 1) for part in schema.get("allOf") or []]
        for word in ("oneOf", "anyOf"):
            members = [m for m in schema.get(word) or [] if self.resolve(m).get("type") != "null"]
            if members:
                member = members[min(branch, len(members) - 1)]
                part = self.flat(member, branch, depth + 1)
                tag = schema.get("discriminator")
                if isinstance(tag, dict) and isinstance(member, dict) and "$ref" in member:
                    name = member["$ref"].rsplit("/", 1)[-1]
                    for value, target in (tag.get("mapping") or {}).items():
                        if str(target).rsplit("/", 1)[-1] == name:
                            name = value
                            break
                    part = dict(part)
                    part["properties"] = dict(part.get("properties") or {})
                    part["properties"][tag.get("propertyName")] = {"const": name}
                    part["required"] = list(part.get("required") or []) + [tag.get("propertyName")]
                parts.append(part)
        for part in parts:
            for key, value in part.items():
                if key == "properties":
                    merged = dict(value or {})
                    merged.update(out.get("properties") or {})
                    out["properties"] = merged
                elif key == "required" and isinstance(value, list):
                    out["required"] = list(out.get("required") or []) + value
                else:
                    out.setdefault(key, value)
        return out

    def value(self, schema, mode, depth=0):
        schema = self.flat(schema, mode.branch)
        if mode.examples:
            for key in ("example", "default"):
                if schema.get(key) is not None:
                    return schema[key]
            examples = schema.get("examples")
            if isinstance(examples, list) and examples:
                return examples[0]
        if "const" in schema:
            return schema["const"]
        values = [v for v in schema.get("enum") or [] if v is not None]
        if values:
            return values[0]
        kind = schema.get("type")
        if isinstance(kind, list):
            kind = next((k for k in kind if k != "null"), "null")
        if kind is None:
            kind = self.guess(schema)
        if kind == "object":
            return self.object(schema, mode, depth)
        if kind == "array":
            return self.array(schema, mode, depth)
        if kind in ("integer", "number"):
            return self.number(schema, kind)
        if kind == "boolean":
            return True
        if kind == "null":
            return None
        return self.text(schema)

    @staticmethod
    def guess(schema):
        if any(k in schema for k in ("properties", "additionalProperties", "required")):
            return "object"
        if "items" in schema:
            return "array"
        if any(k in schema for k in ("minimum", "maximum", "multipleOf")):
            return "integer"
        return "string"

    def object(self, schema, mode, depth):
        out = {}
        required = schema.get("required")
        required = required if isinstance(required, list) else []
        properties = schema.get("properties") or {}
        for name, part in properties.items():
            read_only = self.resolve(part).get("readOnly")
            included = name in required or (mode.complete and depth < 3)
            if included and not read_only and depth < 10:
                out[name] = self.value(part, mode, depth + 1)
        more = schema.get("additionalProperties")
        for name in required:
            if name not in properties:
                out[name] = self.value(more, mode, depth + 1) if isinstance(more, dict) else "a"
        for name, part in properties.items():
            if len(out) < (schema.get("minProperties") or 0) and name not in out:
                out[name] = self.value(part, mode, depth + 1)
        index = 0
        while len(out) < (schema.get("minProperties") or 0):
            index += 1
            key = f"key{index}"
            out[key] = self.value(more, mode, depth + 1) if isinstance(more, dict) else "a"
        return out

    def array(self, schema, mode, depth):
        count = schema.get("minItems") or (1 if depth < 6 else 0)
        if "maxItems" in schema:
            count = min(count, schema["maxItems"])
        items = schema.get("items")
        out = []
        for index in range(min(count, 50)):
            value = self.value(items, mode, depth + 1) if isinstance(items, dict) else "a"
            if schema.get("uniqueItems") and value in out:
                values = self.flat(items or {}, mode.branch).get("enum") or []
                if index < len(values):
                    value = values[index]
                elif isinstance(value, str):
                    value = f"{value[:-1]}{chr(97 + index % 26)}"
                elif isinstance(value, (int, float)):
                    value += index
            out.append(value)
        return out

    @staticmethod
    def number(schema, kind):
        low = schema.get("minimum")
        high = schema.get("maximum")
        above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
        if above is True and low is not None:
            low += 1 if kind == "integer" else 1e-3
        elif isinstance(above, (int, float)) and not isinstance(above, bool):
            low = above + (1 if kind == "integer" else 1e-3)
        if below is True and high is not None:
            high -= 1 if kind == "integer" else 1e-3
        elif isinstance(below, (int, float)) and not isinstance(below, bool):
            high = below - (1 if kind == "integer" else 1e-3)
        value = 1
        if low is not None and value < low:
            value = low
        if high is not None and value > high:
            value = high
        step = schema.get("multipleOf")
        if step:
            value = -(-value // step) * step
        return int(value) if kind == "integer" or value == int(value) else value

    def text(self, schema):
        low, high = schema.get("minLength") or 0, schema.get("maxLength")
        pattern = schema.get("pattern")
        if isinstance(pattern, str):
            for more in range(0, max(low, 1) + 4):
                try:
                    text = written(regex.parse(pattern), more)
                    if low <= len(text) and (high is None or len(text) <= high):
                        if re.search(pattern, text):
                            return text
                except Exception:
                    break
        text = FORMATS.get(schema.get("format"), "abc")
        if len(text) < low:
            text += "x" * (low - len(text))
        if high is not None and len(text) > high:
            text = text[:high]
        return text


def written(nodes, more):
    out = ""
    for op, argument in nodes:
        name = str(op)
        if name == "LITERAL":
            out += chr(argument)
        elif name == "NOT_LITERAL":
            out += "b" if chr(argument) == "a" else "a"
        elif name == "ANY":
            out += "a"
        elif name == "IN":
            out += one_of(argument)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, inner = argument
            out += written(inner, more) * min(int(most), least + more)
        elif name == "SUBPATTERN":
            out += written(argument[3], more)
        elif name == "BRANCH":
            out += written(argument[1][0], more)
        elif name == "AT":
            pass
        else:
            raise ValueError(name)
    return out


def one_of(items):
    if str(items[0][0]) == "NEGATE":
        for char in "abcxyz019 -_":
            code = ord(char)
            hit = False
            for op, argument in items[1:]:
                hit |= str(op) == "LITERAL" and argument == code
                hit |= str(op) == "RANGE" and argument[0] <= code <= argument[1]
                hit |= str(op) == "CATEGORY" and bool(category(argument)(char))
            if not hit:
                return char
        return "~"
    op, argument = items[0]
    if str(op) == "LITERAL":
        return chr(argument)
    if str(op) == "RANGE":
        return chr(argument[0])
    if str(op) == "CATEGORY":
        return next(c for c in "a0 -" if category(argument)(c))
    raise ValueError(str(op))


def category(name):
    known = {"DIGIT": "[0-9]", "WORD": r"\w", "SPACE": r"\s"}
    text = str(name).replace("CATEGORY_", "")
    inverse = text.startswith("NOT_")
    pattern = known[text.replace("NOT_", "").replace("UNI_", "")]
    return lambda c: bool(re.match(pattern, c)) != inverse
