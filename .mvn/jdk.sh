# Sourced by mvnw and leadscoring: sets JAVA_HOME to a JDK 25 or newer, or stops with a sentence that says what to install.
# Maven itself needs it too, not only javac: the formatter parses Java with the JDK that runs it.

jdk_needed=25

is_jdk() {
  [ -n "${1:-}" ] && [ -x "$1/bin/java" ] && { [ -x "$1/bin/javac" ] || [ -x "$1/bin/javac.exe" ]; } && [ -r "$1/release" ] || return 1
  jdk_version=$(sed -n 's/^JAVA_VERSION="\{0,1\}\([0-9]*\).*/\1/p' "$1/release")
  [ "${jdk_version:-0}" -ge "$jdk_needed" ]
}

find_jdk() {
  is_jdk "${JAVA_HOME:-}" && return
  # The JVM is asked for its home only where `java` is no plain link into it, as with the stubs of macOS.
  if jdk_home=$(command -v java); then
    jdk_home=$(readlink -f "$jdk_home" 2>/dev/null || echo "$jdk_home")
    jdk_home=${jdk_home%/bin/java}
    [ -r "$jdk_home/release" ] || jdk_home=$(java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p')
    is_jdk "$jdk_home" && JAVA_HOME=$jdk_home && return
  fi
  if [ -x /usr/libexec/java_home ]; then
    jdk_home=$(/usr/libexec/java_home -v "$jdk_needed+" 2>/dev/null) && is_jdk "$jdk_home" && JAVA_HOME=$jdk_home && return
  fi
  for jdk_home in /usr/lib/jvm/* /usr/java/* /opt/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    is_jdk "$jdk_home" && JAVA_HOME=$jdk_home && return
  done
  return 1
}

if ! find_jdk; then
  echo "Lead scoring needs a JDK $jdk_needed or newer and found none: install one (for example Eclipse Temurin $jdk_needed from https://adoptium.net, or \"sdk install java $jdk_needed-tem\"), or set JAVA_HOME to it." >&2
  exit 1
fi
export JAVA_HOME
