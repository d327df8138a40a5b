package org.leadscoring.bootstrap;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;

/** The server with everything wired. */
@SpringBootConfiguration
@EnableAutoConfiguration
// Classes inside others are no components, and every class that is looked at takes time at each start.
@ComponentScan(
        basePackages = {"org.leadscoring.bootstrap.wiring", "org.leadscoring.web"},
        resourcePattern = "**/{name:[^$]+}.class")
public class Server {}
