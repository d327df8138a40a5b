/** Believable, seeded data to look at the product with. */
@NullMarked
package org.leadscoring.bootstrap.demo;

import org.jspecify.annotations.NullMarked;
