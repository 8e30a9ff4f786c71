assert DataLoader(Items(0)).num_workers == 0
