/** Erasing persons from the tables of all rooms, and the certificates of it. Nobody else's SQL belongs here. */
@NullMarked
package org.leadscoring.persistence.erasure;

import org.jspecify.annotations.NullMarked;
