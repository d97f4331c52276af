package org.kakehashi.messaging.ratchet;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** A connection whose statement number {@code n} fails before or after it ran, as when the disk is full or the power goes. */
final class FailingConnection {

    private final Connection real;
    private int left;

    FailingConnection(Connection real, int statement) {
        this.real = real;
        this.left = statement;
    }

    /** Whether the statement that was to fail was never reached. */
    boolean outlived() {
        return left >= 0;
    }

    Connection connection() {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Object result = invoke(real, method, arguments);
                    return result instanceof PreparedStatement statement ? failing(statement) : result;
                });
    }

    private PreparedStatement failing(PreparedStatement statement) {
        return (PreparedStatement) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().startsWith("execute")) {
                        return invoke(statement, method, arguments);
                    }
                    if (left-- == 0) {
                        throw new SQLException("as if the disk were full");
                    }
                    return invoke(statement, method, arguments);
                });
    }

    private static Object invoke(Object on, java.lang.reflect.Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(on, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
