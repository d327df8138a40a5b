package org.leadscoring.bootstrap.wiring;

import org.leadscoring.application.workspace.ThrottleSignIns.Limits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often signing in may fail before one has to wait: {@code leadscoring.sign-in.*}.
 *
 * @param failures of one name from one address, within a quarter of an hour
 * @param failuresOfName of one name from wherever, within an hour
 * @param failuresOfAddress from one address with whatever names, within a quarter of an hour
 */
@ConfigurationProperties("leadscoring.sign-in")
record SignInProperties(
        @DefaultValue("10") int failures,
        @DefaultValue("100") int failuresOfName,
        @DefaultValue("100") int failuresOfAddress) {

    Limits limits() {
        return new Limits(failures, failuresOfName, failuresOfAddress);
    }
}
