# Builds the server from this source tree: `docker build -t leadscoring .`
FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
# Layers by how often they change: libraries seldom, our own classes with every build.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar bootstrap/target/leadscoring.jar extract --layers --destination /layers

FROM eclipse-temurin:25-jre
LABEL org.opencontainers.image.title="Lead scoring" \
      org.opencontainers.image.description="Scores leads by what they do and who they are, and tells sales whom to call by when." \
      org.opencontainers.image.licenses="Apache-2.0"
# A user of its own, whose id stays the same for who mounts the data folder from outside.
RUN useradd --system --uid 10001 --no-create-home leadscoring && mkdir /data && chown leadscoring /data
WORKDIR /app
# A layer that has not changed is neither stored nor sent again with an upgrade.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# What a start needs, written down by the JVM that will start: it does not outlive another base image (docs/adr/0042).
RUN java -XX:AOTCacheOutput=/app/leadscoring.aot -jar /app/leadscoring.jar rehearse \
    && rm -rf /tmp/*
USER leadscoring
ENV LEADSCORING_DATA=/data
VOLUME /data
EXPOSE 8080
# bash speaks TCP, so that nothing has to be installed and no second JVM started for it.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --start-interval=1s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT:-8080} && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && read -r _ status _ <&3 && [ \"$status\" = 200 ]"]
# The JVM is process 1 and gets the signal; requests under way are finished first, which takes up to 30 s.
STOPSIGNAL SIGTERM
# Options of one's own go into JDK_JAVA_OPTIONS.
ENTRYPOINT ["java", "-XX:AOTCache=/app/leadscoring.aot", "-Xlog:aot*=off", "-XX:MaxRAMPercentage=75", "-jar", "/app/leadscoring.jar"]
