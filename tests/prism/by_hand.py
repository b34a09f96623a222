"""Builds requests for each operation directly from the document, as users would write them for curl."""

import base64
import json
from urllib.parse import quote, urlencode

from sample import SampleMode, Sampler

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
MODES = [
    SampleMode(True, False), SampleMode(False, False), SampleMode(True, True), SampleMode(False, True),
    SampleMode(True, False, 1), SampleMode(False, False, 1),
]  # fmt: skip


class ByHand:
    def __init__(self, document):
        self.document = document
        self.sampler = Sampler(document)

    def operations(self):
        """Each operation: method, path, and requests with all parameters or only the required ones."""
        for path, item in (self.document.get("paths") or {}).items():
            item = self.sampler.resolve(item)
            for method in METHODS:
                operation = item.get(method)
                if isinstance(operation, dict):
                    yield method.upper(), path, self.requests(method.upper(), path, item, operation)

    def requests(self, method, path, item, operation):
        seen = []
        contents = self.sampler.resolve(operation.get("requestBody") or {}).get("content") or {}
        for mode in MODES:
            for media in list(contents) or [None]:
                try:
                    request = self.request(method, path, item, operation, mode, media)
                except RecursionError:
                    continue
                kind = "all" if mode.complete else "required"
                # The client may use any media type of the body, so the request counts for each kind.
                for kind in [kind, f"as {media}"] if mode.complete else [kind]:
                    if (kind, request) not in seen:
                        seen.append((kind, request))
                        yield kind, request

    def request(self, method, path, item, operation, mode, media):
        parameters = {}
        for parameter in (item.get("parameters") or []) + (operation.get("parameters") or []):
            parameter = self.sampler.resolve(parameter)
            parameters[(parameter.get("in"), parameter.get("name"))] = parameter
        query, headers, cookies, url = [], {"Accept": self.accepted(operation)}, [], path
        for (place, name), parameter in parameters.items():
            if not (parameter.get("required") or mode.complete or place == "path"):
                continue
            # An empty object would change the path.
            complete = SampleMode(mode.examples, True, mode.branch) if place == "path" else mode
            value, as_json = self.sample(parameter, complete)
            if as_json:
                value = json.dumps(value)
            explode = parameter.get("explode")
            style = parameter.get("style")
            if place == "path":
                # Separating commas aren't part of a value and aren't escaped (RFC 6570, section 3.2.1).
                text = self.joined(value, explode, lambda part: quote(plain(part), safe=""))
                prefix = {"label": ".", "matrix": f";{name}="}.get(style, "")
                url = url.replace("{" + name + "}", prefix + text)
            elif place == "query":
                query += pairs(name, value, style or "form", explode if explode is not None else style in (None, "form"))
            elif place == "header":
                # The HTTP client sets the length, regardless of the document's example.
                if name.lower() not in ("accept", "content-type", "authorization", "content-length"):
                    headers[name] = self.joined(value, explode)
            elif place == "cookie":
                cookies.append(f"{name}={quote(self.joined(value, False), safe='')}")
        self.credentials(headers, query, cookies)
        if cookies:
            headers["Cookie"] = "; ".join(cookies)
        data = self.body(operation, headers, mode, media)
        text = urlencode(query, quote_via=quote)
        glue = "&" if "?" in url else "?"
        url = url.split("#")[0]
        return method, url + (glue + text if text else ""), headers, data

    def accepted(self, operation):
        """The media types of successful responses. Prism sends no body for `*/*`."""
        media = []
        for status, response in (operation.get("responses") or {}).items():
            if str(status).startswith("2") or status == "default":
                media += (self.sampler.resolve(response).get("content") or {}).keys()
        return ", ".join(dict.fromkeys(media)) or "*/*"

    def sample(self, holder, mode):
        """The value of a parameter or body, and whether it is written as JSON."""
        schema, as_json = holder.get("schema"), False
        if schema is None and holder.get("content"):
            media, content = next(iter(holder["content"].items()))
            schema, as_json = content.get("schema"), "json" in media
        if mode.examples:
            if holder.get("example") is not None:
                return holder["example"], as_json
            for example in (holder.get("examples") or {}).values() if isinstance(holder.get("examples"), dict) else []:
                value = self.sampler.resolve(example).get("value")
                if value is not None:
                    return value, as_json
        return self.sampler.value(schema or {"type": "string"}, mode), as_json

    @staticmethod
    def joined(value, explode, written=lambda part: plain(part)):
        if isinstance(value, list):
            return ",".join(written(v) for v in value)
        if isinstance(value, dict):
            glue = "=" if explode else ","
            return ",".join(f"{written(k)}{glue}{written(v)}" for k, v in value.items())
        return written(value)

    def credentials(self, headers, query, cookies):
        schemes = (self.document.get("components") or {}).get("securitySchemes") or {}
        for scheme in schemes.values():
            scheme = self.sampler.resolve(scheme)
            kind = scheme.get("type")
            if kind == "apiKey":
                place, name = scheme.get("in"), scheme.get("name")
                if place == "query":
                    query.append((name, "key"))
                elif place == "header":
                    headers.setdefault(name, "key")
                elif place == "cookie":
                    cookies.append(f"{name}=key")
            elif kind == "http" and str(scheme.get("scheme")).lower() == "basic":
                headers.setdefault("Authorization", "Basic " + base64.b64encode(b"a:b").decode())
            elif kind in ("http", "oauth2", "openIdConnect"):
                headers["Authorization"] = "Bearer token"

    def body(self, operation, headers, mode, media):
        body = self.sampler.resolve(operation.get("requestBody") or {})
        contents = body.get("content") or {}
        if not contents or not (body.get("required") or mode.complete):
            return None
        content = self.sampler.resolve(contents[media])
        value, _ = self.sample({**content, "schema": content.get("schema") or {}}, mode)
        if "*" in media:
            media = "application/json"
        essence = media.split(";")[0].strip().lower()
        headers["Content-Type"] = media
        if essence == "application/x-www-form-urlencoded":
            flat = []
            for key, part in (value.items() if isinstance(value, dict) else []):
                encoding = (content.get("encoding") or {}).get(key) or {}
                if "json" in str(encoding.get("contentType")):
                    flat.append((key, json.dumps(part)))
                    continue
                style = encoding.get("style") or ("deepObject" if isinstance(part, dict) else "form")
                flat += pairs(key, part, style, encoding.get("explode", style in ("form", "deepObject")))
            return urlencode(flat, quote_via=quote).encode()
        if essence.startswith("multipart/"):
            headers["Content-Type"] = "multipart/form-data; boundary=limit"
            lines = []
            for key, part in (value.items() if isinstance(value, dict) else []):
                for one in part if isinstance(part, list) else [part]:
                    lines.append(f'--limit\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{plain(one)}\r\n')
            return ("".join(lines) + "--limit--\r\n").encode()
        if "json" in essence:
            return json.dumps(value).encode()
        return plain(value).encode()


def plain(value):
    if value is True or value is False:
        return "true" if value else "false"
    if value is None:
        return ""
    if isinstance(value, (dict, list)):
        return json.dumps(value)
    return str(value)


def pairs(name, value, style, explode):
    if isinstance(value, list):
        if style == "deepObject":
            return [(f"{name}[]", plain(v)) for v in value]
        if explode:
            return [(name, plain(v)) for v in value]
        glue = {"spaceDelimited": " ", "pipeDelimited": "|"}.get(style, ",")
        return [(name, glue.join(plain(v) for v in value))]
    if isinstance(value, dict):
        if style == "deepObject":
            out = []
            for key, part in value.items():
                out += pairs(f"{name}[{key}]", part, "deepObject" if isinstance(part, dict) else "form", True)
            return out
        if explode:
            return [(k, plain(v)) for k, v in value.items()]
        return [(name, ",".join(f"{k},{plain(v)}" for k, v in value.items()))]
    return [(name, plain(value))]
