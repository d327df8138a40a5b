/**
 * What benchmarks and drills share: a database of their own, servers in processes of their own, and made-up events sent to them
 * over HTTP.
 */
@NullMarked
package org.leadscoring.bootstrap.trial;

import org.jspecify.annotations.NullMarked;
