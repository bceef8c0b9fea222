@echo off
setlocal EnableExtensions
rem Runs the Maven that .mvn\wrapper\maven-wrapper.properties names, fetching it once into %USERPROFILE%\.m2\wrapper\dists.

set "BASE_DIR=%~dp0"
for /f "usebackq tokens=1,* delims==" %%A in ("%BASE_DIR%.mvn\wrapper\maven-wrapper.properties") do (
  if "%%A"=="distributionUrl" set "DISTRIBUTION_URL=%%B"
  if "%%A"=="distributionSha256Sum" set "EXPECTED_SHA256=%%B"
)
for %%F in ("%DISTRIBUTION_URL:/=\%") do set "ARCHIVE=%%~nxF"
set "NAME=%ARCHIVE:-bin.zip=%"
set "DISTS=%USERPROFILE%\.m2\wrapper\dists\%NAME%"
set "MAVEN_HOME=%DISTS%\%EXPECTED_SHA256%"

if not exist "%MAVEN_HOME%\bin\mvn.cmd" (
  echo mvnw: fetching %NAME% ^(once^) 1>&2
  powershell -NoProfile -ExecutionPolicy Bypass -Command ^
    "$ErrorActionPreference='Stop'; $ProgressPreference='SilentlyContinue';" ^
    "$work = Join-Path $env:DISTS ('.fetch.' + [guid]::NewGuid()); New-Item -ItemType Directory -Force $work | Out-Null;" ^
    "try { $zip = Join-Path $work $env:ARCHIVE; Invoke-WebRequest -UseBasicParsing $env:DISTRIBUTION_URL -OutFile $zip;" ^
    "if ((Get-FileHash $zip -Algorithm SHA256).Hash -ne $env:EXPECTED_SHA256) { throw 'checksum mismatch' };" ^
    "Expand-Archive $zip $work; Move-Item (Join-Path $work $env:NAME) $env:MAVEN_HOME } finally { Remove-Item -Recurse -Force $work }"
  if errorlevel 1 (
    echo mvnw: could not install %NAME% from %DISTRIBUTION_URL% 1>&2
    exit /b 1
  )
)

set "MAVEN_PROJECTBASEDIR=%BASE_DIR:~0,-1%"
call "%MAVEN_HOME%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
