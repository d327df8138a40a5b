FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw -B -q -Dmaven.test.skip=true package \
    && java -Djarmode=tools -jar bootstrap/target/leadscoring.jar extract --destination /app

FROM eclipse-temurin:25-jre
# A user of its own, whose id stays the same for who mounts the data folder from outside.
RUN useradd --system --uid 10001 leadscoring && mkdir /data && chown leadscoring /data
COPY --from=build /app /app
USER leadscoring
ENV LEADSCORING_DATA=/data
VOLUME /data
EXPOSE 8080
# Exec form: the JVM is process 1 and gets the signal to stop.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-jar", "/app/leadscoring.jar"]
