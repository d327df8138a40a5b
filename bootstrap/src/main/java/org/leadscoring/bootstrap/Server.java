package org.leadscoring.bootstrap;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server with everything wired. */
@SpringBootApplication(scanBasePackages = {"org.leadscoring.bootstrap.wiring", "org.leadscoring.web"})
public class Server {}
