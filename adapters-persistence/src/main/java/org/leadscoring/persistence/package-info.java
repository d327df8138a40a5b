/** JDBC adapters of the application's ports, on H2 and MySQL with one set of SQL. */
@NullMarked
package org.leadscoring.persistence;

import org.jspecify.annotations.NullMarked;
