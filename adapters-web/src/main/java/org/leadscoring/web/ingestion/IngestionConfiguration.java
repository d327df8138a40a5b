package org.leadscoring.web.ingestion;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What operators can set of the ways in. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestionLimits.class)
class IngestionConfiguration {}
