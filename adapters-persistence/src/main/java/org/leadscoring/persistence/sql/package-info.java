/** How values become columns and back. Knows no table. */
@NullMarked
package org.leadscoring.persistence.sql;

import org.jspecify.annotations.NullMarked;
