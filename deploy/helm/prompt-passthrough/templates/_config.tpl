{{/*
A value as lines of a properties file: (dict "key" "a.b" "value" …). Maps nest by dots, lists are joined by commas. A value is
written so that it is read back as it is; a key likewise.
*/}}
{{- define "pp.properties" -}}
{{- if kindIs "map" .value -}}
{{- $prefix := .key -}}
{{- range $key, $value := .value }}
{{- include "pp.properties" (dict "key" (ternary $key (printf "%s.%s" $prefix $key) (empty $prefix)) "value" $value) }}
{{- end -}}
{{- else if not (kindIs "invalid" .value) -}}
{{- if regexMatch "(?i)(secret|password)$" .key -}}
{{- fail (printf "%s: a secret does not belong into a ConfigMap. Put it into secrets.properties of your Secret, or name a provider's Secret in providers.<slug>.secret." .key) -}}
{{- end -}}
{{- $value := include "pp.scalar" .value | replace "\\" "\\\\" | replace "\r" "\\r" | replace "\n" "\\n" | replace "\t" "\\t" | replace "\f" "\\f" -}}
{{- if hasPrefix " " $value }}{{ $value = printf "\\%s" $value }}{{ end -}}
{{- /* Helm would cut it at the end of a file. */ -}}
{{- if hasSuffix " " $value }}{{ $value = printf "%s\\u0020" (trimSuffix " " $value) }}{{ end -}}
{{- $key := .key | replace "\\" "\\\\" | replace "\r" "\\r" | replace "\n" "\\n" | replace "\t" "\\t" | replace " " "\\ " | replace "=" "\\=" | replace ":" "\\:" -}}
{{- if or (hasPrefix "#" $key) (hasPrefix "!" $key) }}{{ $key = printf "\\%s" $key }}{{ end -}}
{{- $key }}={{ $value }}
{{ end -}}
{{- end }}

{{/* Helm reads every number as a floating one, and would write 33554432 as 3.3554432e+07. */}}
{{- define "pp.scalar" -}}
{{- if kindIs "slice" . -}}
{{- $items := list -}}
{{- range . }}{{ $items = append $items (include "pp.scalar" .) }}{{ end -}}
{{- join "," $items -}}
{{- else if and (kindIs "float64" .) (eq (floor .) .) -}}
{{- printf "%.0f" . -}}
{{- else -}}
{{- toString . -}}
{{- end -}}
{{- end }}

{{/* Where the secrets' files are. */}}
{{- define "pp.secretsPath" -}}/run/secrets/prompt-passthrough{{- end }}

{{/* The application's whole configuration but the secrets. */}}
{{- define "pp.config" -}}
{{- $own := dict
    "passthrough.site.base-url" (printf "https://%s" .Values.host)
    "passthrough.limits.max-request-body" .Values.maxRequestBody
    "passthrough.limits.max-streams" .Values.maxStreams
    "quarkus.oidc.auth-server-url" .Values.identityProvider.url
    "quarkus.oidc.client-id" .Values.identityProvider.clientId
    "quarkus.oidc.token.audience" (.Values.identityProvider.audience | default .Values.identityProvider.clientId)
    "quarkus.shutdown.delay" (printf "%ss" (include "pp.scalar" .Values.shutdown.delaySeconds))
    "quarkus.shutdown.timeout" (printf "%ss" (include "pp.scalar" .Values.shutdown.timeoutSeconds)) -}}
{{- if .Values.trustedProxies -}}
{{- $_ := set $own "quarkus.http.proxy.proxy-address-forwarding" true -}}
{{- $_ := set $own "quarkus.http.proxy.trusted-proxies" .Values.trustedProxies -}}
{{- end -}}
{{- $more := include "pp.properties" (dict "key" "" "value" .Values.config) -}}
{{- range $key, $_ := $own -}}
{{- if regexMatch (printf "(?m)^%s=" (regexQuoteMeta $key)) $more -}}
{{- fail (printf "config: %s comes from another value of the chart: host, identityProvider, maxRequestBody, maxStreams, shutdown or trustedProxies. Set that." $key) -}}
{{- end -}}
{{- end -}}
{{- include "pp.properties" (dict "key" "" "value" $own) -}}
{{- range $slug, $provider := .Values.providers -}}
{{- $keys := omit ($provider | default dict) "secret" -}}
{{- include "pp.properties" (dict "key" (printf "passthrough.providers.%s" $slug) "value" $keys) -}}
{{- with ($provider | default dict).secret -}}
{{- $file := ternary (printf "providers/%s" $slug) .key (not (empty .name)) -}}
{{- include "pp.properties" (dict "key" (printf "passthrough.providers.%s.auth.secret-file" $slug) "value" (printf "%s/%s" (include "pp.secretsPath" $) $file)) -}}
{{- end -}}
{{- end -}}
{{- $more -}}
{{- end }}
