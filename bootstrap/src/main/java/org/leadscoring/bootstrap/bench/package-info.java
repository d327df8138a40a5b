/**
 * The product's own benchmark: a database and a server of its own, load over HTTP, and the floor it is measured against.
 * Nothing here is part of a server that serves.
 */
@NullMarked
package org.leadscoring.bootstrap.bench;

import org.jspecify.annotations.NullMarked;
