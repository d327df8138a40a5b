/**
 * Evidence from outcomes: whether scores predict, and which points would. Reads events as they stood before each outcome,
 * writes nothing but how far it has come; what is suggested becomes a draft when somebody says so.
 */
@NullMarked
package org.leadscoring.application.evidence;

import org.jspecify.annotations.NullMarked;
