/** Imports in tables: how far each has come, the pieces of its file, what it refused; and the grammar of CSV. */
@NullMarked
package org.leadscoring.persistence.importing;

import org.jspecify.annotations.NullMarked;
