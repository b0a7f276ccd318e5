SELECT database_now(@Leases)
