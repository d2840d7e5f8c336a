package io.arrgus.worker.arr.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Set;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Keeps calls away from link-local and cloud metadata addresses, whatever name leads there. Private networks are where
 * Arrs live, so they are fine. It sits in the resolver so that what was checked is what is connected to.
 */
final class GuardedDns extends SystemDefaultDnsResolver {

    /** Those of Alibaba, Oracle, Azure and Amazon; the others' are link-local. */
    private static final Set<String> METADATA =
            Set.of("100.100.100.200", "192.0.0.192", "168.63.129.16", "fd00:ec2:0:0:0:0:0:254");

    /** How IPv6 writes an IPv4 address that a gateway translates back: the first 12 bytes of 64:ff9b::/96. */
    private static final byte[] NAT64 = {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0};

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = super.resolve(host);
        for (var address : addresses) {
            if (isRefused(address)) {
                throw new AddressRefused();
            }
        }
        return addresses;
    }

    static boolean isRefused(InetAddress address) throws UnknownHostException {
        if (address.isLinkLocalAddress() || METADATA.contains(address.getHostAddress())) {
            return true;
        }
        return address instanceof Inet6Address six && hidesIpv4(six) && isRefused(ipv4In(six));
    }

    private static boolean hidesIpv4(Inet6Address address) {
        var bytes = address.getAddress();
        return !address.isLoopbackAddress()
                && !address.isAnyLocalAddress()
                && (address.isIPv4CompatibleAddress() || Arrays.equals(bytes, 0, NAT64.length, NAT64, 0, NAT64.length));
    }

    private static InetAddress ipv4In(Inet6Address address) throws UnknownHostException {
        return InetAddress.getByAddress(Arrays.copyOfRange(address.getAddress(), NAT64.length, 16));
    }

    /** The host leads to an address that is never called. */
    static final class AddressRefused extends UnknownHostException {}
}
