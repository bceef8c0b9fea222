{{/* The release's name, which holds the chart's once. */}}
{{- define "pp.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 50 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 50 | trimSuffix "-" -}}
{{- end -}}
{{- end }}

{{/* What selectors go by; it cannot change in a Deployment's life. */}}
{{- define "pp.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{- define "pp.labels" -}}
{{ include "pp.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
{{- end }}

{{- define "pp.metadata" -}}
name: {{ include "pp.name" . }}
namespace: {{ .Release.Namespace }}
labels:
  {{- include "pp.labels" . | nindent 2 }}
{{- end }}

{{- define "pp.serviceAccount" -}}
{{- .Values.serviceAccount.name | default (include "pp.name" .) -}}
{{- end }}

{{- define "pp.secret" -}}
{{- .Values.secretName | default (include "pp.name" .) -}}
{{- end }}

{{- define "pp.image" -}}
{{- with .Values.image -}}
{{- if .digest -}}
{{ .repository }}@{{ .digest }}
{{- else -}}
{{ .repository }}:{{ .tag | default $.Chart.AppVersion }}
{{- end -}}
{{- end -}}
{{- end }}
